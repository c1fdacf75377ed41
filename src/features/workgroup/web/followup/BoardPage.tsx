// All notified resolutions in one look: the two words, where they stand, why not, and six sides; every number a link.

import './followup.css'
import { formatDate } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { followupApi as api } from '../../followup/api.ts'
import { type BoardFilter, type Side, sides } from '../../followup/model.ts'
import { BoardFilters } from './BoardFilters.tsx'
import { BoardTable } from './BoardTable.tsx'
import { Headline } from './Headline.tsx'
import { MonthChart } from './MonthChart.tsx'
import { Notes } from './Notes.tsx'
import { Reasons } from './Reasons.tsx'
import { Standings } from './Standings.tsx'
import { TwoSides } from './TwoSides.tsx'
import { useBoardFilter } from './use-board-filter.ts'

export function BoardPage() {
  const { t, locale } = useWords()
  useLive(['followup'])
  const filters = useBoardFilter()
  const { outcome: _o, reason: _r, claimed: _c, ...filter } = filters.filter
  const [query, setQuery] = useQuery()
  const tab = query['by'] === 'two' || sides.some((s) => s === query['by']) ? query['by']! : 'agency'
  const by: Side = tab === 'two' ? 'agency' : (tab as Side)
  const found = useApi(api.readBoard, { query: { by, ...filter } }, { key: 'followup' })
  const board = found.data
  const asOf = board ? t('workgroup.followup.as-of', { at: formatDate(board.asOf, locale, 'dateTime') }) : ''
  return (
    <PageFrame
      width="full"
      title={t('workgroup.followup.board')}
      subtitle={t('workgroup.followup.board.subtitle', { asOf })}
      actions={
        <>
          <LinkButton href="/app/workgroup/figures" icon="flag">
            {t('workgroup.followup.nav.figures')}
          </LinkButton>
          <LinkButton href={addressOf(api.exportBoard, { query: { by, ...filter } })} icon="download" download>
            {t('workgroup.followup.export')}
          </LinkButton>
          <Button icon="print" onPress={() => window.print()}>
            {t('workgroup.followup.print')}
          </Button>
        </>
      }
    >
      <BoardFilters {...filters} filter={filter} any={Object.keys(filter).length > 0} />
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && !board && <Skeleton lines={10} label={t('ui.loading')} />}
      {board && <Notes scope={board.scope} hidden={board.hidden} />}
      {board && board.totals.total === 0 && (
        <EmptyState icon="chart" title={t('workgroup.followup.empty')} text={t('workgroup.followup.empty.hint')} />
      )}
      {board && board.totals.total > 0 && (
        <>
          <Headline totals={board.totals} filter={filter} />
          <div className="fw-grid">
            <Standings totals={board.totals} filter={filter} />
            <Reasons totals={board.totals} filter={filter} />
          </div>
          <div className="fw-sides">
            <Tabs
              label={t('workgroup.followup.side')}
              value={tab}
              onChange={(id) => setQuery({ by: id === 'agency' ? null : id })}
              items={[
                ...sides.map((side) => ({
                  id: side,
                  text: t(`workgroup.followup.side.${side}`),
                  content: <SideTab board={board} side={side} filter={filter} />,
                })),
                { id: 'two', text: t('workgroup.followup.two'), content: <TwoSides filter={filter} /> },
              ]}
            />
          </div>
        </>
      )}
    </PageFrame>
  )
}

/** While a new side is read the old one still stands in `board`; it is not shown under the wrong head. */
function SideTab({ board, side, filter }: { board: Parameters<typeof BoardTable>[0]['board']; side: Side; filter: BoardFilter }) {
  const { t } = useWords()
  if (board.by !== side) return <Skeleton lines={6} label={t('ui.loading')} />
  return (
    <>
      {side === 'month' && <MonthChart board={board} filter={filter} />}
      <BoardTable board={board} filter={filter} />
    </>
  )
}
