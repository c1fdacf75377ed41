// An act as a button: refused ones stay and say why; instant ones act at once; the others open their form.

import { Button, type ButtonLook } from '#ui/parts/Button.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { CaseView, OpenAct } from '../../cases/model.ts'
import { type ActName, useOpenAct } from './ActHost.tsx'
import { refusalOf } from './endpoints.ts'
import { instant } from './forms.ts'
import { useCaseAct } from './use-case-act.ts'

type ActButtonProps = ButtonLook & {
  name: ActName
  act: OpenAct | undefined
  subject: Pick<CaseView, 'id' | 'version'>
  referralId?: string | undefined
  /** KeyboardEvent.code that presses it. */
  shortcut?: string
  text?: string
  onDone?: (after: CaseView) => void
}

/** Stands inside an ActHost. */
export function ActButton({ name, act, subject, referralId, shortcut, text, onDone, ...look }: ActButtonProps) {
  const { t } = useWords()
  const open = useOpenAct()
  const acting = useCaseAct()
  const whyNot = refusalOf(act)
  const press = async () => {
    if (!instant.includes(name)) return open({ name, referralId, onDone })
    const after = await acting.run(name, { id: subject.id, version: subject.version, referralId })
    if (after) onDone?.(after)
  }
  return (
    <>
      {shortcut && !whyNot && <Key code={shortcut} word={`casework.act.${name}`} press={() => void press()} />}
      <Button {...look} whyNot={whyNot} busy={acting.busy} onPress={() => void press()} {...(shortcut && { shortcut })}>
        {text ?? t(`casework.act.${name}`)}
      </Button>
    </>
  )
}

/** A shortcut that lives as long as its button may be pressed. */
function Key({ code, word, press }: { code: string; word: string; press: () => void }) {
  useShortcut(code, press, { word })
  return null
}
