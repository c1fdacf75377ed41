// Nothing here: says what would stand here and what to do next.

import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Props = { icon?: IconName; title: string; text?: string; action?: ReactNode; page?: boolean }

/** `<EmptyState icon="inbox" title={t('…')} text={t('…')} action={<Button/>} />`; `page`: it is the whole page, its title the heading. */
export function EmptyState({ icon = 'inbox', title, text, action, page = false }: Props) {
  const Title = page ? 'h1' : 'p'
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <Title className="empty-title">{title}</Title>
      {text && <p className="empty-text">{text}</p>}
      {action}
    </div>
  )
}
