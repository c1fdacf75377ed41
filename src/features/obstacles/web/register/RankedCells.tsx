import { formatNumber } from '#kernel/format.ts'
import { useNameOf } from '#features/registry/web/use-places.ts'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import { drillTo, filterOf } from './heat-links.ts'
import { heatOf } from './heat-table.ts'
import type { GridProps } from './HeatGrid.tsx'

const shown = 60

/** The same cells on narrow pages: one under the other, the largest first. */
export function RankedCells({ blocks, sides, most, side, asked, collapsed }: GridProps) {
  const { t, locale } = useWords()
  const nameOf = useNameOf()
  const bySide = new Map(sides.map((s) => [s.id, s]))
  const cells = blocks
    .flatMap((block) => (collapsed || !block.lines.length ? [block] : block.lines))
    .flatMap((line) => [...line.cells].map(([id, count]) => ({ line, id, count })))
    .sort((a, b) => b.count.told - a.count.told)
    .slice(0, shown)
  return (
    <section className="heat-ranked" aria-label={t('obstacles.heat.ranked')}>
      <ol>
        {cells.map(({ line, id, count }) => (
          <li key={`${line.code} ${id}`}>
            <Link href={drillTo(asked, filterOf(line), side, id)}>
              <span>
                {nameOf(line)}
                <span className="muted"> · {nameOf(bySide.get(id) ?? { nameFa: '', nameEn: '' })}</span>
              </span>
              <span className="heat-number" data-heat={heatOf(count.told, most)}>
                {formatNumber(count.told, locale)}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
