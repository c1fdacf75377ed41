// Links: plain ones inside text, and ones that look like a button.

import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components/Link'
import type { ButtonLook } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { KeyHint } from './KeyHint.tsx'

type LinkProps = {
  href: string
  children: ReactNode
  external?: boolean
  download?: boolean
  current?: boolean
  label?: string
  onPress?: () => void
}

const target = ({ external, download, current, label, onPress }: LinkProps) => ({
  ...(external && { target: '_blank', rel: 'noreferrer' }),
  ...(download && { download: true }),
  ...(current && { 'aria-current': 'page' as const }),
  ...(label && { 'aria-label': label }),
  ...(onPress && { onPress }),
})

/** `<Link href="/app/cases/…">EA-1405-000123</Link>`: moves inside the app without loading the page anew. */
export function Link(props: LinkProps) {
  return (
    <AriaLink className="link" href={props.href} {...target(props)}>
      {props.children}
    </AriaLink>
  )
}

/** `<LinkButton href="/app/cases/new" kind="primary" icon="plus">…</LinkButton>` */
export function LinkButton(props: LinkProps & ButtonLook & { shortcut?: string }) {
  const { kind = 'secondary', size = 'normal', icon, shortcut, children } = props
  return (
    <AriaLink className="button" data-kind={kind} data-size={size} href={props.href} {...target(props)}>
      {icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      <span className="button-text">{children}</span>
      {shortcut && <KeyHint code={shortcut} />}
    </AriaLink>
  )
}
