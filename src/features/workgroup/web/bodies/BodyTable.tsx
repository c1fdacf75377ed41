// Bodies of one kind as rows.

import { namedIn } from '#features/casework/web/parts/look.ts'
import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import type { BodyLine } from '../../bodies/model.ts'
import { meets, quorum, session } from './look.ts'

export function BodyTable({ label, rows }: { label: string; rows: readonly BodyLine[] }) {
  const { t, locale } = useWords()
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={(b) => b.id}
      rowHref={(b) => `/app/workgroup/bodies/${b.id}`}
      columns={[
        {
          id: 'name',
          head: t('workgroup.bodies.column.name'),
          width: '26%',
          cell: (b) => (
            <span className="wb-name">
              {namedIn(b, locale)}
              {b.mine && <Badge tone="primary">{t('workgroup.bodies.mine')}</Badge>}
              {!b.active && <Badge tone="neutral">{t('workgroup.bodies.inactive')}</Badge>}
            </span>
          ),
        },
        {
          id: 'chair',
          head: t('workgroup.bodies.column.chair'),
          width: '20%',
          cell: (b) =>
            b.chairPost ? (
              <span className="wb-two">
                {b.chairName || b.chairPost}
                {b.chairName && <small>{b.chairPost}</small>}
              </span>
            ) : (
              '—'
            ),
        },
        {
          id: 'members',
          head: t('workgroup.bodies.column.members'),
          width: '15%',
          cell: (b) => (
            <span className="wb-name">
              {t('workgroup.bodies.seats', { count: b.seats })}
              {b.vacant > 0 && <Badge tone="warning">{t('workgroup.bodies.vacantCount', { count: b.vacant })}</Badge>}
            </span>
          ),
        },
        {
          id: 'quorum',
          head: t('workgroup.bodies.column.quorum'),
          width: '7%',
          wideOnly: true,
          cell: (b) => (b.quorumRule === 'none' ? '—' : <span title={quorum(b, t, locale)}>{formatNumber(b.quorum, locale)}</span>),
        },
        { id: 'meets', head: t('workgroup.bodies.column.meets'), width: '15%', cell: (b) => meets(b, t, locale) },
        { id: 'next', head: t('workgroup.bodies.column.next'), width: '17%', cell: (b) => (b.nextAt ? session(b.nextAt, locale) : '—') },
      ]}
    />
  )
}
