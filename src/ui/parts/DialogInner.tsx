// The dialog itself, fetched when the first one opens.

import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import type { DialogProps } from './Dialog.tsx'

/** See Dialog.tsx. */
export function DialogInner({ title, open, onClose, children, footer, size = 'normal', alert = false }: DialogProps) {
  const { t } = useWords()
  return (
    <ModalOverlay className="overlay" isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable={!alert}>
      <Modal className="modal" data-size={size}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <Button kind="quiet" size="small" icon="close" label={t('ui.close')} onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
