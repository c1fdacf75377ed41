// Evidence on the resolution: what was attached, and a place to attach more.

import { useState } from 'react'
import { formatSize } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { ResolutionView } from '../../../resolutions/model.ts'
import { refusalOf } from '../acts/endpoints.ts'

export function Files({ found }: { found: ResolutionView }) {
  const { t, locale } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const send = useAct(api.attachToResolution, {
    refetch: [`resolution:${found.id}`],
    done: t('workgroup.resolutions.done.attach'),
    problems: 'inline',
    onDone: () => setFiles([]),
  })
  return (
    <Card title={t('workgroup.resolutions.files')}>
      {found.files.length === 0 && <p className="muted">{t('workgroup.resolutions.files.none')}</p>}
      <ul className="rs-files">
        {found.files.map((file) => (
          <li key={file.id}>
            <Link href={file.url} external>
              {file.name}
            </Link>
            <span className="muted">{formatSize(file.bytes, locale)}</span>
          </li>
        ))}
      </ul>
      {refusalOf(found, 'attach') === null && (
        <div className="rs-no-print">
          <FileDrop label={t('workgroup.resolutions.files.add')} files={files} onChange={setFiles} maxFiles={10} maxBytes={20_000_000} />
          {files.length > 0 && (
            <Button kind="primary" icon="upload" busy={send.busy} onPress={() => void send.run({ params: { id: found.id } }, { files })}>
              {t('workgroup.resolutions.files.send')}
            </Button>
          )}
          <ProblemBox problem={send.problem} />
        </div>
      )}
    </Card>
  )
}
