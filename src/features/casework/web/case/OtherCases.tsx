// Other cases of the unit and like ones nearby: the same obstacle is not solved twice.

import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { CaseListItem } from '../../cases/model.ts'
import { CaseCode, StatusBadge } from '../parts/Marks.tsx'

export function OtherCases({ id, unitId }: { id: string; unitId: string | null }) {
  const { t } = useWords()
  const found = useApi(api.similarCases, { params: { id } }, { key: `case:${id}` })
  if (found.loading) return <Card title={t('casework.page.others')}><Skeleton lines={2} label={t('ui.loading')} /></Card>
  const rows = (found.data?.items ?? []).filter((row) => row.id !== id)
  const same = rows.filter((row) => unitId !== null && row.unitId === unitId)
  const like = rows.filter((row) => !same.includes(row))
  return (
    <Card title={t('casework.page.others')}>
      {rows.length === 0 && <p className="cw-muted">{t('casework.page.others.none')}</p>}
      <Group title={t('casework.page.others.unit')} rows={same} />
      <Group title={t('casework.page.others.like')} rows={like} />
    </Card>
  )
}

function Group({ title, rows }: { title: string; rows: readonly CaseListItem[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <h3 className="cw-small-head">{title}</h3>
      <ul className="cw-others-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={`/app/cases/${row.id}`}><CaseCode code={row.code} /></Link> <StatusBadge status={row.status} />
            <span className="cw-muted"> {row.unitName} — {row.summary}</span> <When at={row.openedAt} style="dayMonth" />
          </li>
        ))}
      </ul>
    </>
  )
}
