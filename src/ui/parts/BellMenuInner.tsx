// What the bell opens: the last notices, and a way to what they tell of.

import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useWords } from '../words.tsx'
import { type BellMenuProps, BellLooks, bellLabel } from './BellMenu.tsx'
import { Button } from './Button.tsx'
import { EmptyState } from './EmptyState.tsx'
import { Link } from './LinkButton.tsx'
import type { Opening } from './OnIntent.tsx'
import { useOpenAtOnce } from './use-open-at-once.ts'
import { When } from './When.tsx'

/** See BellMenu.tsx. */
export function BellMenuInner({ unread, entries, onOpen, onRead, onReadAll, openAtOnce }: BellMenuProps & Opening) {
  const { t } = useWords()
  const [open, setOpen] = useOpenAtOnce(openAtOnce)
  return (
    <DialogTrigger
      isOpen={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (next) onOpen()
      }}
    >
      <AriaButton className="button bell" data-kind="quiet" data-icon-only="" aria-label={bellLabel(t, unread)} autoFocus>
        <BellLooks unread={unread} />
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Dialog className="bell-dialog" aria-label={t('ui.bell')}>
          {({ close }) => (
            <>
              <header className="stack" data-row="" data-align="between">
                <h2>{t('ui.bell')}</h2>
                {unread > 0 && (
                  <Button size="small" kind="quiet" icon="check" onPress={onReadAll}>
                    {t('ui.bell.read-all')}
                  </Button>
                )}
              </header>
              {entries.length === 0 && <EmptyState icon="bell" title={t('ui.bell.empty')} />}
              <ul className="bell-list">
                {entries.map((entry) => (
                  <li key={entry.id} data-unread={entry.unread || undefined}>
                    <Link
                      href={entry.href}
                      onPress={() => {
                        onRead(entry.id)
                        close()
                      }}
                    >
                      {entry.text}
                    </Link>
                    <span className="field-hint">
                      <When at={entry.at} />
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
