// Phone or username with a password.

import { type FormEvent, useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../sessions/api.ts'
import type { SignInReply } from '../../sessions/model.ts'

export function PasswordForm({ onDone }: { onDone: (reply: SignInReply) => void }) {
  const { t } = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const act = useAct(api.signIn, { problems: 'inline', onDone })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (login.trim() && password) void act.run({ body: { login: login.trim(), password } })
  }
  return (
    <form className="form" onSubmit={send}>
      <ProblemBox problem={act.problem} />
      <TextField
        label={t('people.signIn.login')}
        value={login}
        onChange={setLogin}
        name="username"
        autoComplete="username"
        dir="ltr"
        maxLength={100}
        autoFocus
      />
      <TextField
        label={t('people.signIn.password')}
        value={password}
        onChange={setPassword}
        type="password"
        name="password"
        autoComplete="current-password"
        dir="ltr"
        maxLength={200}
      />
      <Button kind="primary" size="large" type="submit" busy={act.busy}>
        {t('people.signIn.enter')}
      </Button>
      <p className="field-hint">{t('people.signIn.forgot')}</p>
    </form>
  )
}
