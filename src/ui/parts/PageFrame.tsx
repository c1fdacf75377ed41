// Every page's outermost part: heading, document title, room for actions.

import { type ReactNode, useEffect } from 'react'
import { useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'
import { Link } from './LinkButton.tsx'

export type PageFrameProps = {
  title: string
  subtitle?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** One step back: `{ href: '/app/cases', text: t('…') }`. */
  back?: { href: string; text: string }
  children: ReactNode
  /** Text columns stay readable; `full` for tables and boards. */
  width?: 'text' | 'full'
}

/** Every page's outermost part: heading, document title, room for actions. */
export function PageFrame({ title, subtitle, actions, back, children, width = 'full' }: PageFrameProps) {
  const { t } = useWords()
  const product = t('ui.product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <div className="page" data-width={width}>
      <header className="page-head">
        <div className="page-titles">
          {back && (
            <Link href={back.href}>
              <Icon name="back" size={14} /> {back.text}
            </Link>
          )}
          <h1>{title}</h1>
          {subtitle && <p className="page-subtitle">{subtitle}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
