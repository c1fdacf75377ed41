// Nothing here: says what would stand here and what to do next.

import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

/** `<EmptyState icon="inbox" title={t('…')} text={t('…')} action={<Button/>} />` */
export function EmptyState({ icon = 'inbox', title, text, action }: { icon?: IconName; title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <p className="empty-title">{title}</p>
      {text && <p className="empty-text">{text}</p>}
      {action}
    </div>
  )
}
