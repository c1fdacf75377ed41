// The knot board: what holds up most stands first.

import './knots.css'
import { formatNumber } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { DueClock, useNow } from '#ui/parts/DueClock.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { knotsApi as api } from '../../knots/api.ts'
import { type KnotFilter, type KnotLine, workers } from '../../knots/model.ts'
import { BoardFilters } from './BoardFilters.tsx'
import { billions, ownerOf, panelOf } from './look.ts'
import { StateBadge } from './StateBadge.tsx'
import { SuspectForm } from './SuspectForm.tsx'

export function KnotsPage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const [query] = useQuery()
  const { text, state = 'live', panelId, groupCode, overdue } = query
  const filter: KnotFilter = {
    ...(text && { text }),
    ...(state !== 'all' && { state: state as NonNullable<KnotFilter['state']> }),
    ...(panelId && { panelId }),
    ...(groupCode && { groupCode }),
    ...(overdue && { overdue: true }),
  }
  const found = useList(api.listKnots, { query: filter }, { key: 'knots' })
  useLive(['knots'])
  const now = useNow()
  const late = (k: KnotLine) => k.dueAt !== null && new Date(k.dueAt).getTime() < now
  const file = (kind: 'xlsx' | 'csv') => addressOf(api.exportKnots, { query: { ...filter, kind } })
  return (
    <PageFrame
      title={t('obstacles.knots.title')}
      subtitle={t('obstacles.knots.subtitle')}
      actions={
        <>
          <LinkButton href="/app/knots/map" icon="pin">
            {t('obstacles.knots.map')}
          </LinkButton>
          <Menu
            label={t('obstacles.knots.export')}
            kind="secondary"
            items={[
              { id: 'xlsx', text: t('obstacles.knots.export.xlsx'), icon: 'download', onAction: () => location.assign(file('xlsx')) },
              { id: 'csv', text: t('obstacles.knots.export.csv'), icon: 'download', onAction: () => location.assign(file('csv')) },
            ]}
          >
            {t('obstacles.knots.export')}
          </Menu>
          {workers.includes(role as never) && (
            <DialogButton kind="primary" icon="plus" text={t('obstacles.knots.new')} title={t('obstacles.knots.act.suspect')}>
              {(close) => <SuspectForm onDone={close} />}
            </DialogButton>
          )}
        </>
      }
    >
      <BoardFilters byState={found.first?.byState ?? {}} overdue={found.first?.overdue ?? 0} />
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Table<KnotLine>
        label={t('obstacles.knots.title')}
        rows={found.rows}
        rowKey={(k) => k.id}
        rowHref={(k) => `/app/knots/${k.id}`}
        rowTone={(k) => (late(k) ? 'danger' : undefined)}
        loading={found.loading}
        renewing={found.stale}
        more={found.more}
        columns={columns(t, locale)}
        empty={<EmptyState icon="link" title={t('obstacles.knots.none')} text={t('obstacles.knots.none.hint')} />}
      />
    </PageFrame>
  )
}

type Words = ReturnType<typeof useWords>
function columns(t: Words['t'], locale: Words['locale']): Column<KnotLine>[] {
  const head = (name: string) => t(`obstacles.knots.column.${name}`)
  const figure = (n: number) => <span className="knot-state">{n ? formatNumber(n, locale) : '—'}</span>
  return [
    {
      id: 'title',
      head: head('title'),
      cell: (k) => (
        <span className="knot-title">
          <strong dir="auto">{k.title}</strong>
          <bdi dir="ltr" className="muted">
            {k.code}
          </bdi>
        </span>
      ),
    },
    { id: 'state', head: head('state'), cell: (k) => <StateBadge state={k.state} /> },
    { id: 'unlocks', head: head('unlocks'), align: 'end', cell: (k) => <strong>{figure(k.unlocks)}</strong> },
    { id: 'units', head: head('units'), align: 'end', cell: (k) => figure(k.units) },
    { id: 'jobs', head: head('jobs'), align: 'end', cell: (k) => figure(k.jobs) },
    {
      id: 'money',
      head: t('obstacles.knots.column.billions'),
      align: 'end',
      wideOnly: true,
      cell: (k) => (k.moneyIrr ? billions(k.moneyIrr, locale) : '—'),
    },
    {
      id: 'owner',
      head: head('owner'),
      wideOnly: true,
      cell: (k) => ownerOf(k, locale) || <span className="muted">{t('obstacles.knots.none.owner')}</span>,
    },
    { id: 'panel', head: head('panel'), cell: (k) => panelOf(k, locale) || <span className="muted">{t('obstacles.knots.none.panel')}</span> },
    { id: 'due', head: head('due'), cell: (k) => (k.dueAt ? <DueClock due={k.dueAt} soonMs={3 * 86_400_000} /> : '—') },
  ]
}
