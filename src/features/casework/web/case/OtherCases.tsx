// Other cases of the unit and like ones nearby: the same obstacle is not solved twice.

import { Card } from '#ui/parts/Card.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { CaseListItem } from '../../cases/model.ts'
import { CaseBrief } from '../parts/CaseBrief.tsx'

export function OtherCases({ id, unitId }: { id: string; unitId: string | null }) {
  const { t } = useWords()
  const found = useApi(api.similarCases, { params: { id } }, { key: `case:${id}` })
  if (found.loading)
    return (
      <Card title={t('casework.page.others')}>
        <Skeleton lines={2} label={t('ui.loading')} />
      </Card>
    )
  const rows = (found.data?.items ?? []).filter((row) => row.id !== id)
  const same = rows.filter((row) => unitId !== null && row.unitId === unitId)
  const like = rows.filter((row) => !same.includes(row))
  return (
    <Card title={t('casework.page.others')}>
      <Group title={t('casework.page.others.event')} rows={found.data?.event ?? []} unit />
      {rows.length === 0 && (found.data?.event ?? []).length === 0 && <p className="cw-muted">{t('casework.page.others.none')}</p>}
      <Group title={t('casework.page.others.unit')} rows={same} />
      <Group title={t('casework.page.others.like')} rows={like} unit />
    </Card>
  )
}

function Group({ title, rows, unit = false }: { title: string; rows: readonly CaseListItem[]; unit?: boolean }) {
  if (rows.length === 0) return null
  return (
    <>
      <h3 className="cw-small-head">{title}</h3>
      <ul className="cw-briefs">
        {rows.map((row) => (
          <CaseBrief key={row.id} row={row} unit={unit} />
        ))}
      </ul>
    </>
  )
}
