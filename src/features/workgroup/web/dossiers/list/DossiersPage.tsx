// The secretariat's shelves: what waits for review, what is ready, what stands on an agenda, what is late.

import '../dossiers.css'
import { nameIn } from '#features/casework/web/parts/look.ts'
import { formatNumber } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import type { DossierLine } from '../../../dossiers/model.ts'
import { millions, soonMs } from '../look.ts'
import { Code, Flags, HearClock, StateBadge } from '../Marks.tsx'
import { Filters } from './Filters.tsx'
import { filterOf } from './filter.ts'
import { Shelves } from './Shelves.tsx'

export function DossiersPage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const [query] = useQuery()
  const filter = filterOf(query)
  const found = useList(api.listDossiers, { query: filter }, { key: 'dossiers' })
  useLive(['dossiers'])
  const file = (kind: 'xlsx' | 'csv') => addressOf(api.exportDossiers, { query: { ...filter, kind } })
  return (
    <PageFrame
      title={t('workgroup.dossiers.title')}
      subtitle={t('workgroup.dossiers.subtitle')}
      actions={
        <>
          <Menu
            label={t('workgroup.dossiers.export')}
            kind="secondary"
            items={(['xlsx', 'csv'] as const).map((kind) => ({
              id: kind,
              text: t(`workgroup.dossiers.export.${kind}`),
              icon: 'download' as const,
              onAction: () => location.assign(file(kind)),
            }))}
          >
            {t('workgroup.dossiers.export')}
          </Menu>
          {(role === 'secretary' || role === 'centreHead') && (
            <LinkButton href="/app/workgroup/dossiers/new" kind="primary" icon="plus">
              {t('workgroup.dossiers.new')}
            </LinkButton>
          )}
        </>
      }
    >
      <Shelves />
      <Filters />
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Table<DossierLine>
        label={t('workgroup.dossiers.title')}
        rows={found.rows}
        rowKey={(d) => d.id}
        rowHref={(d) => `/app/workgroup/dossiers/${d.id}`}
        rowTone={(d) => (d.flags.includes('late') || d.flags.includes('not_brought') ? 'danger' : undefined)}
        loading={found.loading}
        renewing={found.stale}
        more={found.more}
        columns={columns(t, locale)}
        empty={
          found.more ? (
            <EmptyState
              icon="search"
              title={t('workgroup.dossiers.none.yet')}
              action={
                <Button kind="secondary" icon="down" busy={found.more.busy} onPress={found.more.load}>
                  {t('workgroup.dossiers.search.on')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon="case" title={t('workgroup.dossiers.none')} text={t('workgroup.dossiers.none.hint')} />
          )
        }
      />
    </PageFrame>
  )
}

type Words = ReturnType<typeof useWords>
function columns(t: Words['t'], locale: Words['locale']): Column<DossierLine>[] {
  const head = (name: string) => t(`workgroup.dossiers.column.${name}`)
  return [
    {
      id: 'subject',
      head: head('subject'),
      cell: (d) => (
        <span className="ds-title">
          <strong dir="auto">{d.subject}</strong>
          <span dir="auto">{d.unitName}</span>
          <span className="muted">
            <Code code={d.code} />
          </span>
        </span>
      ),
    },
    {
      id: 'state',
      head: head('state'),
      cell: (d) => (
        <span className="ds-marks ds-state">
          <StateBadge state={d.state} />
          <Flags row={d} short />
        </span>
      ),
    },
    {
      id: 'hearBy',
      head: head('hearBy'),
      cell: (d) =>
        d.hearBy ? (
          <DueClock due={d.hearBy} soonMs={soonMs} />
        ) : d.bringBy ? (
          <HearClock hearBy={null} bringBy={d.bringBy} />
        ) : d.sessionAt ? (
          <When at={d.sessionAt} style="date" />
        ) : (
          '—'
        ),
    },
    { id: 'cases', head: head('cases'), align: 'end', cell: (d) => formatNumber(d.cases, locale) },
    { id: 'unlocks', head: head('unlocks'), align: 'end', wideOnly: true, cell: (d) => formatNumber(d.unlocks, locale) },
    {
      id: 'loss',
      head: t('workgroup.dossiers.column.loss.millions'),
      align: 'end',
      wideOnly: true,
      cell: (d) => (d.lossIrrDay ? millions(d.lossIrrDay, locale) : '—'),
    },
    {
      id: 'body',
      head: head('body'),
      wideOnly: true,
      width: '14rem',
      cell: (d) => [nameIn(d.bodyName, locale), nameIn(d.committeeName, locale)].filter(Boolean).join(locale === 'fa' ? '؛ ' : '; '),
    },
    { id: 'county', head: head('county'), wideOnly: true, cell: (d) => <span className="ds-code">{nameIn(d.countyName, locale) || '—'}</span> },
  ]
}
