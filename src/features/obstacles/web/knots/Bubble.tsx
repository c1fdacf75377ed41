// One cluster on the map: its size as area, its words as far as they fit at this zoom.

import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import type { NamedCluster } from './ClusterList.tsx'
import { trendMark, trendOf } from './trend.ts'

type Props = { cluster: NamedCluster; scale: number; chosen: boolean; dim: boolean; compared: boolean; onChoose: () => void }

/** Pixels of the map's own unit that a letter takes. */
const letter = 0.56

export function Bubble({ cluster: c, scale, chosen, dim, compared, onChoose }: Props) {
  const { t, locale } = useWords()
  const size = Math.min(c.r * 0.34, 22 / Math.sqrt(scale))
  const room = (c.r * 1.75) / (size * letter)
  const shown = size * scale >= 9 ? linesOf(c.words, room) : []
  const trend = trendOf(c, compared)
  const mark = trend && trend !== 'same' ? ` ${trendMark[trend]}` : ''
  const name = c.words.slice(0, 4).join(' · ') || t('obstacles.clusters.unnamed')
  const count = formatNumber(c.size, locale)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the map is the same for the keyboard
    <g
      className="cluster-bubble"
      data-domain={c.domain ?? 'none'}
      data-knot={c.knot?.state}
      data-chosen={chosen || undefined}
      data-dim={dim || undefined}
      onClick={onChoose}
    >
      <title>{t('obstacles.clusters.bubble', { words: name, count })}</title>
      <circle cx={c.x} cy={c.y} r={c.r} strokeWidth={(c.knot ? 4 : 1.5) / Math.sqrt(scale)} />
      {!chosen && shown.length > 0 && (
        <text x={c.x} y={c.y} fontSize={size}>
          {shown.map((line, at) => (
            <tspan key={line} x={c.x} y={c.y + (at - shown.length / 2 + 0.3) * size * 1.25}>
              {line}
            </tspan>
          ))}
          <tspan className="cluster-count" x={c.x} y={c.y + (shown.length / 2 + 0.3) * size * 1.25}>
            {count}
            {mark}
          </tspan>
        </text>
      )}
    </g>
  )
}

/** As many words as fit, one a line, three at most. */
const linesOf = (words: readonly string[], room: number): string[] => words.filter((w) => w.length <= room).slice(0, room > 12 ? 3 : 2)
