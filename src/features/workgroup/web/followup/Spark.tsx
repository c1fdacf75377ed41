import { useWords } from '#ui/words.tsx'

const [width, height, edge] = [120, 34, 4]

/** A small line over the last quarters, this one marked; gaps where there was nothing to say. Oldest first, in the order of reading. */
export function Spark({ values, texts }: { values: readonly (number | null)[]; texts: readonly string[] }) {
  const { t, locale } = useWords()
  const known = values.filter((v) => v !== null)
  const most = Math.max(...known, 0)
  const x = (i: number) => {
    const along = edge + (i * (width - 2 * edge)) / Math.max(1, values.length - 1)
    return locale === 'fa' ? width - along : along
  }
  const y = (v: number) => height - edge - (most === 0 ? 0 : (v / most) * (height - 2 * edge))
  const points = values.map((v, i) => (v === null ? null : ([x(i), y(v)] as const)))
  const path = points.map((p, i) => (p ? `${i > 0 && points[i - 1] ? 'L' : 'M'}${p[0].toFixed(1)} ${p[1].toFixed(1)}` : '')).join('')
  const last = points.at(-1)
  return (
    <svg
      className="fw-spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t('workgroup.followup.trend', { values: texts.join(' · ') })}
    >
      <line x1={edge} x2={width - edge} y1={height - edge} y2={height - edge} className="fw-spark-floor" />
      <path d={path} className="fw-spark-line" />
      {points.map((p, i) => p && <circle key={texts[i]} cx={p[0]} cy={p[1]} r="1.8" className="fw-spark-dot" />)}
      {last && <circle cx={last[0]} cy={last[1]} r="3.4" className="fw-spark-last" />}
    </svg>
  )
}
