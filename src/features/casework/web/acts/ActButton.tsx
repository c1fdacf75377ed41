// An act as a button: refused ones stay and say why; instant ones act at once; the others open their form.

import { lazy, Suspense, useEffect, useState } from 'react'
import { Button, type ButtonLook } from '#ui/parts/Button.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { CaseView, OpenAct } from '../../cases/model.ts'
import { type AnyAct, refusalOf } from './endpoints.ts'
import type { Subject } from './FieldOf.tsx'
import { instant } from './forms.ts'
import { useCaseAct } from './use-case-act.ts'

// Forms with all their fields are fetched when the first one opens, side by side with the dialog around them.
const loadForm = () => import('./ActForm.tsx')
const ActForm = lazy(() => loadForm().then((file) => ({ default: file.ActForm })))

type Name = Exclude<AnyAct, 'undo'>
type ActButtonProps = ButtonLook & {
  name: Name
  act: OpenAct | undefined
  subject: Subject
  referralId?: string | undefined
  /** KeyboardEvent.code that presses it. */
  shortcut?: string
  text?: string
  onDone?: (after: CaseView) => void
}

export function ActButton({ name, act, subject, referralId, shortcut, text, onDone, ...look }: ActButtonProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const acting = useCaseAct()
  const whyNot = refusalOf(act)
  const press = async () => {
    if (!instant.includes(name)) return setOpen(true)
    const after = await acting.run(name, { id: subject.id, version: subject.version, referralId })
    if (after) onDone?.(after)
  }
  return (
    <>
      {shortcut && !whyNot && <Key code={shortcut} word={`casework.act.${name}`} press={() => void press()} />}
      <Button {...look} whyNot={whyNot} busy={acting.busy} onPress={() => void press()} {...(shortcut && { shortcut })}>
        {text ?? t(`casework.act.${name}`)}
      </Button>
      <ActDialog name={open ? name : null} subject={subject} referralId={referralId} onClose={() => setOpen(false)} {...(onDone && { onDone })} />
    </>
  )
}

/** A shortcut that lives as long as its button may be pressed. */
function Key({ code, word, press }: { code: string; word: string; press: () => void }) {
  useShortcut(code, press, { word })
  return null
}

type ActDialogProps = {
  name: Name | null
  subject: Subject
  referralId?: string | undefined
  onClose: () => void
  onDone?: (after: CaseView) => void
}

/** The form of an act over the page; closed while `name` is null. */
export function ActDialog({ name, subject, referralId, onClose, onDone }: ActDialogProps) {
  const { t } = useWords()
  useEffect(() => {
    if (name) loadForm().catch(() => {})
  }, [name])
  return (
    <Dialog
      title={name ? `${t(`casework.act.${name}`)} — ${subject.code}` : ''}
      open={name !== null}
      onClose={onClose}
      size={name === 'route' || name === 'add_desk' || name === 'edit' ? 'wide' : 'normal'}
    >
      {name && (
        <Suspense fallback={<Skeleton lines={4} label={t('ui.loading')} />}>
          <ActForm
            name={name}
            subject={subject}
            referralId={referralId}
            onCancel={onClose}
            onDone={(after) => {
              onClose()
              onDone?.(after)
            }}
          />
        </Suspense>
      )}
    </Dialog>
  )
}
