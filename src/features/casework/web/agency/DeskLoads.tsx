// The desks of an agency: load, overdue, unaccepted, who is there. Counted from the live referrals that were read.

import { formatNumber } from '#kernel/format.ts'
import type { AgencyView, DeskView } from '#features/registry/agencies/model.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import type { InboxItem } from '../../queues/model.ts'
import { namedIn } from '../parts/look.ts'

type Load = { readonly desk: DeskView; readonly live: number; readonly unaccepted: number; readonly overdue: number; readonly next: string | null }

function loadsOf(agencies: readonly AgencyView[], rows: readonly InboxItem[]): Load[] {
  return agencies
    .flatMap((agency) => agency.desks)
    .map((desk) => {
      const own = rows.filter((row) => row.referral.deskId === desk.id)
      const next =
        own
          .map((row) => row.referral.dueAt)
          .filter((due) => due !== null)
          .sort()[0] ?? null
      return {
        desk,
        live: own.length,
        unaccepted: own.filter((row) => row.referral.state === 'sent').length,
        overdue: own.filter((row) => row.referral.overdue).length,
        next,
      }
    })
    .sort((a, b) => b.overdue - a.overdue || b.live - a.live)
}

type DeskLoadsProps = {
  agencies: readonly AgencyView[]
  rows: readonly InboxItem[]
  partial: { readonly busy: boolean; readonly load: () => void } | null
}

export function DeskLoads({ agencies, rows, partial }: DeskLoadsProps) {
  const { t, locale } = useWords()
  // While not all referrals were read a count is a lower bound, and says so.
  const number = (n: number) => formatNumber(n, locale) + (partial && n > 0 ? '+' : '')
  return (
    <>
      <Table<Load>
        label={t('casework.page.agency.desks')}
        rows={loadsOf(agencies, rows)}
        rowKey={(row) => row.desk.id}
        rowHref={(row) => `/app/inbox?desk=${row.desk.id}`}
        rowTone={(row) => (row.desk.vacant ? 'danger' : row.overdue > 0 ? 'warning' : undefined)}
        columns={[
          { id: 'desk', head: t('casework.page.desk-one'), cell: (row) => namedIn(row.desk, locale) },
          {
            id: 'people',
            head: t('casework.page.agency.present'),
            cell: (row) =>
              row.desk.vacant ? (
                <Badge tone="danger" icon="person">
                  {t('casework.page.desks.vacant')}
                </Badge>
              ) : (
                t('casework.page.agency.of', { present: row.desk.present, members: row.desk.members.length })
              ),
          },
          { id: 'live', head: t('casework.page.agency.live'), align: 'end', cell: (row) => number(row.live) },
          { id: 'unaccepted', head: t('casework.page.agency.not-taken'), align: 'end', cell: (row) => number(row.unaccepted) },
          {
            id: 'overdue',
            head: t('casework.page.overdue'),
            align: 'end',
            cell: (row) => (row.overdue > 0 ? <Badge tone="danger">{number(row.overdue)}</Badge> : number(0)),
          },
          { id: 'next', head: t('casework.page.agency.next'), cell: (row) => (row.next ? <DueClock due={row.next} plain /> : '—') },
        ]}
        empty={<p className="cw-muted">{t('casework.page.agency.no-desks')}</p>}
      />
      {partial && (
        <p className="cw-table-note">
          {t('casework.page.agency.partial')}{' '}
          <Button size="small" busy={partial.busy} onPress={partial.load}>
            {t('ui.load-more')}
          </Button>
        </p>
      )}
    </>
  )
}
