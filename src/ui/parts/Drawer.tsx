// The navigation of narrow screens, sliding in from the side.

import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'

export function Drawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useWords()
  return (
    <ModalOverlay className="drawer-overlay" isOpen onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="drawer">
        <Dialog className="drawer-dialog" aria-label={t('ui.nav.main')}>
          <div className="drawer-close">
            <Button kind="quiet" icon="close" label={t('ui.close')} onPress={onClose} />
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
