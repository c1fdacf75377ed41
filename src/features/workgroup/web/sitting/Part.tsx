import type { ReactNode } from 'react'

/** A part of the open item with its own heading; `sticky` stays in sight at the end of the page. */
export function Part({ title, actions, children, sticky }: { title: string; actions?: ReactNode; children: ReactNode; sticky?: boolean }) {
  return (
    <section className="sit-part" data-sticky={sticky || undefined}>
      <header>
        <h3>{title}</h3>
        {actions && <div className="sit-part-acts">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
