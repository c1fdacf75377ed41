// How parts stand on a page: stacks, columns, pairs of name and value.

import type { ReactNode } from 'react'

/** Children below (or beside) each other with even gaps of the 4 px grid. */
export function Stack({
  children,
  gap = 4,
  row,
  wrap = true,
  align,
}: {
  children: ReactNode
  gap?: 1 | 2 | 3 | 4 | 6 | 8
  row?: boolean
  wrap?: boolean
  align?: 'start' | 'center' | 'end' | 'between'
}) {
  return (
    <div className="stack" data-gap={gap} data-row={row || undefined} data-wrap={wrap || undefined} data-align={align}>
      {children}
    </div>
  )
}

/** Two or more columns that become one on narrow screens: `<Columns side="end">main, side</Columns>`. */
export function Columns({ children, side }: { children: ReactNode; side?: 'start' | 'end' | 'even' }) {
  return (
    <div className="columns" data-side={side ?? 'even'}>
      {children}
    </div>
  )
}

/** `<Facts rows={[[t('…'), value]]} />`: names and values; empty values are shown as a dash. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
