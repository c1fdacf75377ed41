// The texts behind one confusion, the newest first.

import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { triageApi as api } from '../../triage/api.ts'
import type { Pair } from '../../triage/quality/model.ts'
import { percentText } from './percent.ts'

export function Mistakes({ pair: { groupCode, saidCode } }: { pair: Pair }) {
  const { t, locale } = useWords()
  const list = useList(api.listTriageMistakes, { query: { groupCode, saidCode } }, { key: 'triage' })
  return (
    <div className="tri-mistakes">
      <p className="tri-muted">{t('obstacles.quality.texts.hint')}</p>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={5} label={t('ui.loading')} />}
      {!list.loading && list.rows.length === 0 && <p>{t('obstacles.quality.texts.none')}</p>}
      <ul className="tri-near">
        {list.rows.map((row) => (
          <li key={row.id}>
            <Link href={row.kind === 'case' ? `/app/cases/${row.obstacleId}` : `/app/obstacles/${row.obstacleId}`}>
              <bdi>{row.code}</bdi>
            </Link>{' '}
            <span className="tri-muted">
              <When at={row.at} style="date" /> · {t('obstacles.quality.said.p', { percent: percentText(row.p, locale) })}
            </span>{' '}
            {row.sure && <Badge tone="warning">{t('obstacles.triage.sure')}</Badge>}
            <p dir="auto">{row.text}</p>
          </li>
        ))}
      </ul>
      {list.more && (
        <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>
          {t('ui.load-more')}
        </Button>
      )}
    </div>
  )
}
