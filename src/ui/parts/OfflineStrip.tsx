// Says when the line to the server is down, and goes away by itself.

import { useSyncExternalStore } from 'react'
import { useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'

function listen(tell: () => void) {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

export function OfflineStrip() {
  const { t } = useWords()
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return (
    <div role="status">
      {!online && (
        <p className="shell-strip" data-tone="danger">
          <Icon name="offline" size={16} /> {t('ui.offline')}
        </p>
      )}
    </div>
  )
}
