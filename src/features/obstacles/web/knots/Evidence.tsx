// Files that prove the cause, the proposal or the change.

import { useState } from 'react'
import { formatSize } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { knotsApi as api } from '../../knots/api.ts'
import type { KnotView } from '../../knots/model.ts'
import { refusalOf } from './Acts.tsx'

export function Evidence({ knot }: { knot: KnotView }) {
  const { t, locale } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const send = useAct(api.attachToKnot, {
    refetch: [`knot:${knot.id}`],
    done: t('obstacles.knots.done.attach'),
    problems: 'inline',
    onDone: () => setFiles([]),
  })
  return (
    <Card title={t('obstacles.knots.files')}>
      {knot.files.length === 0 && <p className="muted">{t('obstacles.knots.files.none')}</p>}
      <ul className="knot-files">
        {knot.files.map((file) => (
          <li key={file.id}>
            <Link href={file.url} external>
              {file.name}
            </Link>
            <span className="muted">{formatSize(file.bytes, locale)}</span>
          </li>
        ))}
      </ul>
      {refusalOf(knot, 'attach') === null && (
        <div className="knot-no-print">
          <FileDrop label={t('obstacles.knots.files.add')} files={files} onChange={setFiles} maxFiles={10} />
          {files.length > 0 && (
            <Button kind="primary" icon="upload" busy={send.busy} onPress={() => void send.run({ params: { id: knot.id } }, { files })}>
              {t('obstacles.knots.files.send')}
            </Button>
          )}
          <ProblemBox problem={send.problem} />
        </div>
      )}
    </Card>
  )
}
