// Where the small messages appear.

import { useEffect, useState } from 'react'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { closeToast, type Toast, useToasts } from './toast.tsx'

/** Where toasts appear; the shell holds it once. */
export function ToastRegion() {
  const { t } = useWords()
  const toasts = useToasts()
  return (
    // Dialogs hide the rest of the page from screen readers; this mark leaves the messages audible.
    <section className="toasts" data-react-aria-top-layer="true" aria-label={t('ui.toasts')} aria-live="polite" aria-atomic="false">
      {toasts.map((one) => (
        <ToastCard key={one.id} {...one} />
      ))}
    </section>
  )
}

const icons = { success: 'check', warning: 'alert', danger: 'alert', info: 'info' } as const

function ToastCard({ id, text, tone, seconds, undo }: Toast) {
  const { t } = useWords()
  const [kept, keep] = useState(false)
  useEffect(() => {
    if (kept) return
    const timer = setTimeout(() => closeToast(id), seconds * 1000)
    return () => clearTimeout(timer)
  }, [kept, id, seconds])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody reads
    <div
      className="toast"
      data-tone={tone}
      role={tone === 'danger' ? 'alert' : 'status'}
      onPointerEnter={() => keep(true)}
      onPointerLeave={() => keep(false)}
      onFocus={() => keep(true)}
      onBlur={() => keep(false)}
    >
      <Icon name={icons[tone]} />
      <span>{text}</span>
      {undo && (
        <Button
          size="small"
          kind="quiet"
          icon="undo"
          onPress={() => {
            closeToast(id)
            undo()
          }}
        >
          {t('ui.undo')}
        </Button>
      )}
      <Button size="small" kind="quiet" icon="close" label={t('ui.close')} onPress={() => closeToast(id)} />
    </div>
  )
}
