// Asks for one code of the authenticator app.

import { type FormEvent, useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'

type Act = { readonly run: (input: { body: { code: string } }) => Promise<unknown>; readonly busy: boolean; readonly problem: Problem | null }

export function FactorCodeForm({ act, button, onCancel }: { act: Act; button: string; onCancel: () => void }) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim().length >= 6) void act.run({ body: { code: code.trim() } })
  }
  return (
    <form className="form" onSubmit={send}>
      <ProblemBox problem={act.problem} />
      <TextField
        label={t('people.second.code')}
        value={code}
        onChange={setCode}
        dir="ltr"
        maxLength={20}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
      />
      <DialogFoot>
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={act.busy}>
          {button}
        </Button>
      </DialogFoot>
    </form>
  )
}
