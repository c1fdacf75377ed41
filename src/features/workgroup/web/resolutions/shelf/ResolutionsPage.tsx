// All resolutions that a person may see, and for those who keep minutes what waits for their word.

import '../resolutions.css'
import '#features/casework/web/casework.css'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { ResolutionFilter, ResolutionLine } from '../../../resolutions/model.ts'
import { columns } from './columns.tsx'
import { Filters, Shelves } from './Filters.tsx'
import { OfSession } from './OfSession.tsx'

/** Who decides, notifies, signs: others look. */
const keepers: readonly string[] = ['secretary', 'manager', 'centreHead', 'expert', 'official']

export function ResolutionsPage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const [query] = useQuery()
  const { q, state, shelf, agency, body, overdue, session } = query
  const filter: ResolutionFilter = {
    ...(q && { q }),
    ...(state && { state: state as NonNullable<ResolutionFilter['state']> }),
    ...(shelf && { shelf: shelf as NonNullable<ResolutionFilter['shelf']> }),
    ...(agency && { agencyId: agency }),
    ...(body && { bodyId: body }),
    ...(overdue && { overdue: true }),
    ...(session && { sessionId: session }),
    // What waits is worked off by date; everything else shows the latest first.
    ...((shelf || overdue) && { sort: 'due' as const }),
  }
  const found = useList(api.listResolutions, { query: filter }, { key: 'resolutions' })
  useLive(['resolutions'])
  const file = (kind: 'xlsx' | 'csv') => addressOf(api.exportResolutions, { query: { ...filter, kind } })
  return (
    <PageFrame
      title={t('workgroup.resolutions.title')}
      subtitle={t('workgroup.resolutions.subtitle')}
      actions={
        <Menu
          label={t('workgroup.resolutions.export')}
          kind="secondary"
          items={[
            { id: 'xlsx', text: t('workgroup.resolutions.export.xlsx'), icon: 'download', onAction: () => location.assign(file('xlsx')) },
            { id: 'csv', text: t('workgroup.resolutions.export.csv'), icon: 'download', onAction: () => location.assign(file('csv')) },
          ]}
        >
          {t('workgroup.resolutions.export')}
        </Menu>
      }
    >
      {keepers.includes(role) && <Shelves />}
      {session && <OfSession sessionId={session} rows={found.rows} keeps={keepers.includes(role)} />}
      <Filters />
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Table<ResolutionLine>
        label={t('workgroup.resolutions.title')}
        rows={found.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/app/workgroup/resolutions/${row.id}`}
        rowTone={(row) => (row.overdue || row.flags.includes('disputed') ? 'danger' : undefined)}
        loading={found.loading}
        renewing={found.stale}
        more={found.more}
        columns={columns({ t, locale })}
        empty={
          <EmptyState
            icon="check"
            title={t(shelf ? 'workgroup.resolutions.none.shelf' : 'workgroup.resolutions.none')}
            text={t('workgroup.resolutions.none.hint')}
          />
        }
      />
    </PageFrame>
  )
}
