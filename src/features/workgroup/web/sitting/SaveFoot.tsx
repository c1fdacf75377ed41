import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { useWords } from '#ui/words.tsx'
import { Refused } from './Refused.tsx'
import type { useActing } from './use-acting.ts'

type Props = {
  acting: Pick<ReturnType<typeof useActing>, 'refusal' | 'busy'>
  onDone: () => void
  /** On the button; default: save. */
  text?: string
  danger?: boolean
  shortcut?: string
}

/** The end of a form of the room: why it was refused, then cancel and save. */
export function SaveFoot({ acting, onDone, text, danger = false, shortcut }: Props) {
  const { t } = useWords()
  return (
    <>
      <Refused refusal={acting.refusal} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind={danger ? 'danger' : 'primary'} type="submit" busy={acting.busy} {...(shortcut && { shortcut })}>
          {text ?? t('workgroup.sitting.save')}
        </Button>
      </DialogFoot>
    </>
  )
}
