// The five whose deadline is furthest behind: the first thing a head should ask about in the morning.

import { Card } from '#ui/parts/Card.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useGo } from '#ui/nav.ts'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { listHref } from '../cases/list-query.ts'
import { CaseLine } from '../parts/CaseLine.tsx'

export function Oldest() {
  const { t } = useWords()
  const go = useGo()
  const found = useApi(api.listCases, { query: { flag: 'overdue', open: true, sort: 'due', limit: 5 } }, { key: 'centre' })
  return (
    <Card
      title={t('casework.page.centre.oldest')}
      actions={
        <LinkButton href={listHref({ flag: 'overdue', sort: 'due' })} size="small" kind="quiet">
          {t('casework.page.centre.all-overdue')}
        </LinkButton>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={4} label={t('ui.loading')} />}
      {found.data?.items.length === 0 && <p className="cw-muted">{t('casework.page.centre.oldest.none')}</p>}
      <ul className="cw-lines">
        {(found.data?.items ?? []).map((row) => (
          <CaseLine key={row.id} row={row} onOpen={() => go(`/app/cases/${row.id}`)} />
        ))}
      </ul>
    </Card>
  )
}
