// A row of filters and buttons.

import type { ReactNode } from 'react'

/** Filters and buttons in one wrapping row. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one question; this is a row of tools
    <div className="toolbar" role="group" aria-label={label}>
      {children}
    </div>
  )
}
