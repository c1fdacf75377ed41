// The agencies with live work: how much, how much of it late, nobody yet. Rates always beside their denominators.

import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import { useState } from 'react'
import type { Overview } from '../../queues/model.ts'
import { listHref } from '../cases/list-query.ts'
import { nameIn } from '../parts/look.ts'
import { byAgency, type LoadRow } from './by-agency.ts'

export function AgencyTable({ overview }: { overview: Overview }) {
  const { t, locale } = useWords()
  const [by, setBy] = useState<'agency' | 'desk'>('agency')
  const desks: LoadRow[] = overview.desks.map((row) => ({
    ...row,
    key: row.deskId,
    name: nameIn(row.deskName, locale),
    more: nameIn(row.agencyName, locale),
    desks: 1,
  }))
  const rows = by === 'desk' ? desks : byAgency(desks)
  const number = (n: number) => formatNumber(n, locale)
  return (
    <Card
      title={t('casework.page.centre.agencies')}
      flush
      actions={
        <span className="cw-pills">
          <RadioGroup
            label={t('casework.page.centre.by')}
            hideLabel
            value={by}
            direction="row"
            onChange={setBy}
            options={[
              { id: 'agency', text: t('casework.page.centre.by.agency') },
              { id: 'desk', text: t('casework.page.centre.by.desk') },
            ]}
          />
        </span>
      }
    >
      <Table<LoadRow>
        label={t('casework.page.centre.agencies')}
        rows={rows}
        rowKey={(row) => row.key}
        rowHref={(row) => listHref({ [by === 'agency' ? 'agencyId' : 'deskId']: row.key, open: true, sort: 'due' })}
        rowTone={(row) => (row.overdue > 0 ? 'warning' : undefined)}
        empty={<EmptyState icon="building" title={t('casework.page.centre.agencies.none')} />}
        columns={[
          {
            id: 'name',
            head: t(by === 'agency' ? 'casework.page.agency' : 'casework.page.desk-one'),
            cell: (row) => (
              <span className="cw-cell">
                <strong>{row.name}</strong>
                <span className="cw-cell-text">{by === 'agency' ? t('casework.page.centre.desks', { count: row.desks }) : row.more}</span>
              </span>
            ),
          },
          { id: 'live', head: t('casework.page.agency.live'), align: 'end', cell: (row) => number(row.live) },
          { id: 'unaccepted', head: t('casework.page.agency.not-taken'), align: 'end', cell: (row) => number(row.unaccepted) },
          {
            id: 'overdue',
            head: t('casework.page.centre.late-of-live'),
            align: 'end',
            cell: (row) => (
              <span>
                {row.overdue > 0 ? <Badge tone="danger">{number(row.overdue)}</Badge> : number(0)}{' '}
                <span className="cw-muted">
                  {t('casework.page.centre.of', { total: row.live })}
                  {row.live > 0 && ` · ${formatNumber(row.overdue / row.live, locale, { style: 'percent' })}`}
                </span>
              </span>
            ),
          },
          { id: 'next', head: t('casework.page.agency.next'), cell: (row) => (row.nextDueAt ? <DueClock due={row.nextDueAt} plain /> : '—') },
        ]}
      />
      {overview.desks.length >= 50 && <p className="cw-table-note">{t('casework.page.centre.first-50')}</p>}
    </Card>
  )
}
