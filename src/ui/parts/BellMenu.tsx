// The bell: how many are unread; the list opens on press. Its content comes from the room that rings.

import { formatNumber } from '#kernel/format.ts'
import { type Translate, useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'
import { OnIntent } from './OnIntent.tsx'

export type BellEntry = { readonly id: string; readonly text: string; readonly href: string; readonly at: string; readonly unread: boolean }
export type BellMenuProps = { unread: number; entries: readonly BellEntry[]; onOpen: () => void; onRead: (id: string) => void; onReadAll: () => void }

const load = () => import('./BellMenuInner.tsx').then((file) => file.BellMenuInner)

export function BellMenu(props: BellMenuProps) {
  const { t } = useWords()
  const { unread, onOpen } = props
  return (
    <OnIntent
      button={{ className: 'button bell', kind: 'quiet', iconOnly: true, label: bellLabel(t, unread), children: <BellLooks unread={unread} /> }}
      load={load}
      onNear={onOpen}
      props={props}
    />
  )
}

export const bellLabel = (t: Translate, unread: number): string => (unread > 0 ? t('ui.bell.unread', { count: unread }) : t('ui.bell'))

export function BellLooks({ unread }: { unread: number }) {
  const { locale } = useWords()
  return (
    <>
      <Icon name="bell" />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > 99 ? `${formatNumber(99, locale)}+` : formatNumber(unread, locale)}
        </span>
      )}
    </>
  )
}
