// Files that prove the cause, the proposal or the change.

import { Card } from '#ui/parts/Card.tsx'
import { FileList, SendFiles } from '#ui/parts/FileList.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { knotsApi as api } from '../../knots/api.ts'
import type { KnotView } from '../../knots/model.ts'
import { refusalOf } from './Acts.tsx'

export function Evidence({ knot }: { knot: KnotView }) {
  const { t } = useWords()
  const { run, busy, problem } = useAct(api.attachToKnot, {
    refetch: [`knot:${knot.id}`],
    done: t('obstacles.knots.done.attach'),
    problems: 'inline',
  })
  return (
    <Card title={t('obstacles.knots.files')}>
      {knot.files.length === 0 && <p className="muted">{t('obstacles.knots.files.none')}</p>}
      <FileList files={knot.files} />
      {refusalOf(knot, 'attach') === null && (
        <SendFiles
          label={t('obstacles.knots.files.add')}
          text={t('obstacles.knots.files.send')}
          busy={busy}
          problem={problem}
          onSend={(files) => run({ params: { id: knot.id } }, { files })}
        />
      )}
    </Card>
  )
}
