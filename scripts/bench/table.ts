// The bench's result: rows that say what was measured, beside the same work in bare SQL, and whether the aim was met.

export type Row = {
  readonly group: string
  readonly what: string
  /** The product's figure. */
  readonly value: number
  readonly unit: 'per s' | 'ms' | 's' | 'MB' | 'kB' | '%'
  /** The same work in bare SQL, same unit. */
  readonly bare?: number
  /** Met or not; absent when nobody set an aim. */
  readonly aim?: { readonly text: string; readonly met: boolean }
}

/** How many times bare SQL's speed: below 1 the product is slower. Rates and times are turned the right way. */
export const ratio = (row: Row): number | null => (row.bare === undefined ? null : row.unit === 'per s' ? row.value / row.bare : row.bare / row.value)

const digits = (n: number) => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2))

/** A Markdown table, fit for docs/benchmarks.md. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['', 'figure', 'bare SQL', 'of bare SQL', 'aim', '']
  const body = rows.map((row) => {
    const share = ratio(row)
    return [
      `${row.group}: ${row.what}`,
      `${digits(row.value)} ${row.unit}`,
      row.bare === undefined ? '' : `${digits(row.bare)} ${row.unit}`,
      share === null ? '' : share.toFixed(2),
      row.aim?.text ?? '',
      row.aim ? (row.aim.met ? 'met' : 'MISSED') : '',
    ]
  })
  const widths = head.map((title, i) => Math.max(title.length, ...body.map((line) => line[i]!.length), 3))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 || i === 4 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n')
}

/** Aim of the issue for reads: p95 at most three times bare SQL and 3 ms. */
export const readAim = (p95: number, bareP95: number) => ({ text: '≤ 3 × bare + 3 ms', met: p95 <= 3 * bareP95 + 3 })
/** Aim of the issue for pages of the working group. */
export const groupAim = (p95: number, bareP95: number) => ({ text: '≤ 3 × bare + 5 ms', met: p95 <= 3 * bareP95 + 5 })
