// Everything the centre knows of a caller or a unit: open cases first, so that nobody is told to begin anew.

import { Card } from '#ui/parts/Card.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { CaseListItem } from '../../cases/model.ts'
import { CaseBrief } from '../parts/CaseBrief.tsx'

/** Cases raised from a phone or of the units of that phone; with a unit chosen, all of that unit's. */
export function CasesOf({ phone, unitId }: { phone: string; unitId: string | null }) {
  const { t } = useWords()
  const byPhone = useApi(api.casesByPhone, { query: { phone } }, { key: 'centre', off: phone.length < 8, fresh: true })
  const byUnit = useApi(api.listCases, { query: { unitId: unitId ?? '', sort: 'recent', limit: 10 } }, { key: 'centre', off: !unitId, fresh: true })
  const asked = phone.length >= 8 || unitId !== null
  if (!asked) return null
  const rows = merge(byUnit.data?.items ?? [], byPhone.data?.items ?? [])
  const loading = byPhone.loading || byUnit.loading
  return (
    <Card title={t('casework.page.desk.cases')}>
      <ProblemBox problem={byPhone.problem ?? byUnit.problem} />
      {loading && rows.length === 0 && <Skeleton lines={3} label={t('ui.loading')} />}
      {!loading && rows.length === 0 && <p className="cw-muted">{t('casework.page.desk.cases.none')}</p>}
      <ul className="cw-briefs">
        {rows.map((row) => (
          <CaseBrief key={row.id} row={row} />
        ))}
      </ul>
    </Card>
  )
}

/** Both lists without doubles, open ones first, then the newest. */
function merge(a: readonly CaseListItem[], b: readonly CaseListItem[]): CaseListItem[] {
  const all = new Map([...a, ...b].map((row) => [row.id, row]))
  return [...all.values()]
    .sort((x, y) => Number(x.closedAt !== null) - Number(y.closedAt !== null) || y.openedAt.localeCompare(x.openedAt))
    .slice(0, 12)
}
