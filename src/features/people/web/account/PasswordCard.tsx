// Changing the password ends all other sessions of the account.

import { type FormEvent, useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../sessions/api.ts'
import { NewPasswordFields, passwordFault } from './NewPasswordFields.tsx'

const blank = { next: '', again: '' }

export function PasswordCard({ hasPassword, needsCurrent }: { hasPassword: boolean; needsCurrent: boolean }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState(blank)
  const [tried, setTried] = useState(false)
  const close = () => {
    setOpen(false)
    setTried(false)
    setCurrent('')
    setPassword(blank)
  }
  const act = useAct(api.changePassword, { problems: 'inline', refetch: ['me', 'sessions'], done: t('people.password.changed'), onDone: close })
  const fault = passwordFault(password, t)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault) void act.run({ body: { next: password.next, ...(needsCurrent && { current }) } })
  }
  const title = t(hasPassword ? 'people.password.change' : 'people.password.set')
  if (!open)
    return (
      <Card
        title={t('people.password.title')}
        actions={
          <Button size="small" icon="key" onPress={() => setOpen(true)}>
            {title}
          </Button>
        }
      >
        <p className="muted">{t(hasPassword ? 'people.password.have' : 'people.password.none')}</p>
      </Card>
    )
  return (
    <Card title={title}>
      <form className="form" onSubmit={send} noValidate>
        <ProblemBox problem={act.problem} />
        {needsCurrent && (
          <TextField
            label={t('people.password.current')}
            value={current}
            onChange={setCurrent}
            type="password"
            autoComplete="current-password"
            dir="ltr"
            maxLength={200}
            autoFocus
          />
        )}
        <NewPasswordFields value={password} onChange={setPassword} error={tried ? fault : null} />
        <div className="dialog-foot">
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
