// A question or form over the page. Escape and "close" leave; focus returns where it was.

import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useWords } from '../words.tsx'
import { Button, type ButtonProps } from './Button.tsx'

export type DialogProps = {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons at the end; the usual pair is "cancel" and one primary. */
  footer?: ReactNode
  size?: 'small' | 'normal' | 'wide'
  /** A question that must be answered: a press outside does not close it. */
  alert?: boolean
}

const Inner = lazy(() => import('./DialogInner.tsx').then((file) => ({ default: file.DialogInner })))

/** `<Dialog title={t('…')} open={open} onClose={() => setOpen(false)} footer={<Button …/>}>…</Dialog>` */
export function Dialog(props: DialogProps) {
  // Fetched at the first opening; stays, so that it can close gracefully.
  const [used, setUsed] = useState(props.open)
  if (props.open && !used) setUsed(true)
  if (!used) return null
  return (
    <Suspense fallback={props.open && <span data-dialog="opening" hidden />}>
      <Inner {...props} />
    </Suspense>
  )
}

/** The last row of a form inside a dialog: `<DialogFoot missing={whyNot && say(whyNot)}><Button onPress={close}>…</Button><Button type="submit" …/></DialogFoot>` */
export function DialogFoot({ children, missing }: { children: ReactNode; missing?: string | null }) {
  return (
    <footer className="dialog-foot">
      {missing && <span className="dialog-missing">{missing}</span>}
      {children}
    </footer>
  )
}

type DialogButtonProps = Omit<ButtonProps, 'children' | 'onPress'> & {
  /** Text of the button. */
  text: string
  title: string
  dialogSize?: DialogProps['size']
  children: (close: () => void) => ReactNode
}

/** A button with its dialog: `<DialogButton text={t('…')} title={t('…')}>{(close) => <Form onDone={close} />}</DialogButton>` */
export function DialogButton({ text, title, dialogSize, children, ...button }: DialogButtonProps) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button {...button} onPress={() => setOpen(true)}>
        {text}
      </Button>
      <Dialog title={title} open={open} onClose={close} size={dialogSize ?? 'normal'}>
        {open && children(close)}
      </Dialog>
    </>
  )
}

type ConfirmButtonProps = Omit<ButtonProps, 'children' | 'onPress'> & {
  text: string
  title: string
  /** What will happen, in a sentence. */
  question: string
  /** Text of the button that does it; default the same as `text`. */
  confirm?: string
  onConfirm: () => unknown
}

/** Asks once before something that cannot be undone. */
export function ConfirmButton({ text, title, question, confirm, onConfirm, ...button }: ConfirmButtonProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const act = async () => {
    setBusy(true)
    await onConfirm()
    setBusy(false)
    setOpen(false)
  }
  return (
    <>
      <Button {...button} onPress={() => setOpen(true)}>
        {text}
      </Button>
      <Dialog
        title={title}
        open={open}
        onClose={() => setOpen(false)}
        size="small"
        alert
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>
            <Button kind={button.kind === 'danger' ? 'danger' : 'primary'} busy={busy} onPress={() => void act()}>
              {confirm ?? text}
            </Button>
          </>
        }
      >
        <p>{question}</p>
      </Dialog>
    </>
  )
}
