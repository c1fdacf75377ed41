import { formatNumber } from '#kernel/format.ts'
import { useMonthName } from '#features/obstacles/web/register/parts.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { Board, BoardFilter } from '../../followup/model.ts'
import { filterOf, rowsHref } from './links.ts'
import { Stack } from './Stack.tsx'

/** A column a month, in the order of reading; the table below says the same in numbers. */
export function MonthChart({ board, filter }: { board: Board; filter: BoardFilter }) {
  const { t, locale } = useWords()
  const monthName = useMonthName()
  const most = Math.max(1, ...board.lines.map((l) => l.counts.total))
  return (
    <figure className="fw-months">
      <figcaption className="fw-muted">{t('workgroup.followup.chart.months')}</figcaption>
      <ol>
        {board.lines.map((line) => (
          <li key={line.key}>
            <Link href={rowsHref({ ...filter, ...filterOf('month', line.key) })}>
              <span className="fw-month-bar">
                <span className="fw-number">{formatNumber(line.counts.total, locale)}</span>
                <span className="fw-month-stack" style={{ blockSize: `${(line.counts.total / most) * 100}%` }}>
                  <Stack counts={line.counts} upright />
                </span>
              </span>
              <span className="fw-month-name">{monthName(line.key)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </figure>
  )
}
