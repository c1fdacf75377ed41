// Files that were attached, and a place to attach more.

import { useState } from 'react'
import { formatSize } from '#kernel/format.ts'
import type { Problem } from '#kernel/problem.ts'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import { FileDrop } from './FileDrop.tsx'
import { Link } from './LinkButton.tsx'
import { ProblemBox } from './ProblemBox.tsx'

export type ListedFile = { readonly id: string; readonly name: string; readonly url: string; readonly bytes: number }

/** `<FileList files={found.files} />`: name and size, opened beside the page; nothing when there are none. */
export function FileList({ files }: { files: readonly ListedFile[] }) {
  const { locale } = useWords()
  if (!files.length) return null
  return (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <Link href={file.url} external>
            {file.name}
          </Link>
          <span className="muted">{formatSize(file.bytes, locale)}</span>
        </li>
      ))}
    </ul>
  )
}

export type SendFilesProps = {
  label: string
  /** On the button, which stands there once files were chosen. */
  text: string
  /** Answers null when refused: the files stay chosen. */
  onSend: (files: readonly File[]) => Promise<unknown>
  busy: boolean
  problem: Problem | null
  maxFiles?: number
}

/** `<SendFiles label={t('…')} text={t('…')} {...act} onSend={(files) => act.run({ params }, { files })} />`; not on paper. */
export function SendFiles({ label, text, onSend, busy, problem, maxFiles = 10 }: SendFilesProps) {
  const [files, setFiles] = useState<readonly File[]>([])
  const send = async () => {
    if ((await onSend(files)) !== null) setFiles([])
  }
  return (
    <div className="send-files no-print">
      <FileDrop label={label} files={files} onChange={setFiles} maxFiles={maxFiles} />
      {files.length > 0 && (
        <Button kind="primary" icon="upload" busy={busy} onPress={() => void send()}>
          {text}
        </Button>
      )}
      <ProblemBox problem={problem} />
    </div>
  )
}
