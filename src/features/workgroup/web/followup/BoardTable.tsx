import { formatNumber } from '#kernel/format.ts'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import { type Board, type BoardFilter, type BoardLine, type RowFilter, type Standing, standings } from '../../followup/model.ts'
import { filterOf, rowsHref } from './links.ts'
import { Stack } from './Stack.tsx'
import { useLineName } from './use-names.ts'

/** A card has room for the numbers that call for an act; the bar in it shows the others, and the filters count them. */
const narrowWithout: readonly Standing[] = ['claimed', 'executing', 'unconfirmed', 'annulled']

/** The lines of one side; each number leads to its rows. The last line is the whole. */
export function BoardTable({ board, filter }: { board: Board; filter: BoardFilter }) {
  const { t, locale } = useWords()
  const nameOf = useLineName()
  const all = t('workgroup.followup.all')
  const rows: BoardLine[] = board.lines.length > 1 ? [...board.lines, { key: '*', fa: all, en: all, counts: board.totals }] : board.lines
  const name = (line: BoardLine) => (line.key === '*' ? all : nameOf(board.by, line))
  const here = (line: BoardLine): BoardFilter => (line.key === '*' ? filter : { ...filter, ...filterOf(board.by, line.key) })
  const number = (line: BoardLine, n: number, more: RowFilter, word: string) =>
    n === 0 ? (
      <span className="fw-zero">{formatNumber(0, locale)}</span>
    ) : (
      <Link href={rowsHref({ ...here(line), ...more })} label={`${name(line)} — ${word}: ${formatNumber(n, locale)}`}>
        {formatNumber(n, locale)}
      </Link>
    )
  const share = (line: BoardLine, n: number) => {
    const base = line.counts.total - line.counts.annulled
    return base === 0 ? '—' : formatNumber(n / base, locale, { style: 'percent' })
  }
  const columns: Column<BoardLine>[] = [
    {
      id: 'name',
      head: t(`workgroup.followup.side.${board.by}`),
      cell: (line) => (
        <span className="fw-line">
          <span data-total={line.key === '*' || undefined}>{name(line)}</span>
          <Stack counts={line.counts} />
        </span>
      ),
      width: '16rem',
    },
    {
      id: 'total',
      head: t('workgroup.followup.column.total'),
      align: 'end',
      cell: (l) => number(l, l.counts.total, {}, t('workgroup.followup.column.total')),
    },
    ...standings.map(
      (s): Column<BoardLine> => ({
        id: s,
        head: t(`workgroup.followup.short.${s}`),
        align: 'end',
        wideOnly: narrowWithout.includes(s),
        cell: (l) => number(l, l.counts[s], { outcome: s }, t(`workgroup.followup.standing.${s}`)),
      }),
    ),
    { id: 'said', head: t('workgroup.followup.short.said'), align: 'end', cell: (l) => share(l, l.counts.said) },
    { id: 'confirmed', head: t('workgroup.followup.short.confirmed'), align: 'end', cell: (l) => share(l, l.counts.executed) },
  ]
  return (
    <Table<BoardLine>
      label={t('workgroup.followup.board')}
      rows={rows}
      columns={columns}
      rowKey={(line) => line.key}
      rowTone={(line) => (line.key !== '*' && line.counts.overdue > 0 ? 'warning' : undefined)}
      empty={<EmptyState icon="chart" title={t('workgroup.followup.empty')} text={t('workgroup.followup.empty.hint')} />}
    />
  )
}
