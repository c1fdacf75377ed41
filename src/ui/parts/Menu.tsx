// Acts behind one button. Refused ones stay in the list and say why.

import type { ReactNode } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { Icon, type IconName } from './Icon.tsx'
import { OnIntent } from './OnIntent.tsx'

export type MenuEntry = {
  readonly id: string
  readonly text: string
  readonly more?: string
  readonly icon?: IconName
  readonly onAction?: () => void
  readonly href?: string
  readonly whyNot?: Problem | null
  readonly danger?: boolean
  readonly current?: boolean
}

export type MenuProps = {
  /** Accessible name of the button. */
  label: string
  items: readonly MenuEntry[]
  /** What the button shows; default three dots. */
  children?: ReactNode
  icon?: IconName
  kind?: 'secondary' | 'quiet'
  size?: 'small' | 'normal'
}

const load = () => import('./MenuInner.tsx').then((file) => file.MenuInner)

/** `<Menu label={t('ui.more')} items={[{ id: 'print', text: t('…'), icon: 'print', onAction: print }]} />` */
export function Menu(props: MenuProps) {
  const { label, icon = 'more', kind = 'quiet', size = 'normal' } = props
  // A button in words says by its arrow that it opens something and does nothing by itself.
  const children = props.children && (
    <>
      {props.children} <Icon name="down" size={16} />
    </>
  )
  return (
    <OnIntent
      button={{ className: 'button', label, kind, size, iconOnly: !children, children: children || <Icon name={icon} /> }}
      load={load}
      props={{ ...props, children }}
    />
  )
}
