// The second step: six digits of the authenticator app, or a recovery code.

import { type FormEvent, useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../sessions/api.ts'
import type { SignInReply } from '../../sessions/model.ts'

export function SecondStep({ onDone }: { onDone: (reply: SignInReply) => void }) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const act = useAct(api.finishSignIn, { problems: 'inline', onDone })
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
        hint={t('people.second.hint')}
        autoFocus
      />
      <Button kind="primary" size="large" type="submit" busy={act.busy}>
        {t('people.signIn.enter')}
      </Button>
    </form>
  )
}
