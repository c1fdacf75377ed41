// An act that is nothing without its reason. What was typed stays when the act is refused.

import { useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useWords } from '#ui/words.tsx'

type Props = {
  /** Text of the button that does it. */
  text: string
  label?: string
  warning?: string
  danger?: boolean
  act: { readonly busy: boolean; readonly problem: Problem | null }
  onSend: (reason: string) => void
  onClose: () => void
}

export function ReasonForm({ text, label, warning, danger = false, act, onSend, onClose }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        onSend(reason)
      }}
    >
      {warning && <p>{warning}</p>}
      <TextArea
        label={label ?? t('workgroup.session.field.reason')}
        hint={t('workgroup.session.hint.reason')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={2000}
        required
        onSubmit={() => onSend(reason)}
      />
      <ProblemBox problem={act.problem} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind={danger ? 'danger' : 'primary'} type="submit" busy={act.busy}>
          {text}
        </Button>
      </DialogFoot>
    </form>
  )
}
