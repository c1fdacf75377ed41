// A part of a page with its own heading.

import type { ReactNode } from 'react'

/** `<Card title={t('…')} actions={<Button/>}>…</Card>` */
export function Card({
  title,
  actions,
  children,
  tone,
  flush,
}: {
  title?: string
  actions?: ReactNode
  children: ReactNode
  tone?: 'warning' | 'danger' | 'primary'
  flush?: boolean
}) {
  return (
    <section className="card" data-tone={tone} data-flush={flush || undefined}>
      {(title || actions) && (
        <header className="card-head">
          {title && <h2>{title}</h2>}
          {actions && <div className="card-actions">{actions}</div>}
        </header>
      )}
      <div className="card-body">{children}</div>
    </section>
  )
}
