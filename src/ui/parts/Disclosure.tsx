// Details that open below their summary (the browser's own element: works with find-in-page).

import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** `<Disclosure summary={t('…')}>…</Disclosure>` */
export function Disclosure({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <Icon name="forward" size={14} /> {summary}
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}
