// A row of filters and buttons.

import type { ReactNode } from 'react'

/** Filters and buttons in one wrapping row. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="toolbar" role="group" aria-label={label}>
      {children}
    </div>
  )
}
