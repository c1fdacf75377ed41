// First run: the address with a code is printed on the server's console. Makes the first administrator, or sets the
// password of an account the code was printed for.

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { normalisePhone } from '#kernel/identity.ts'
import { useGo, useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../sessions/api.ts'
import { provinceTable } from '../model.ts'
import type { SignInReply } from '../sessions/model.ts'
import { NewPasswordFields, passwordFault } from './account/NewPasswordFields.tsx'
import { Gate } from './sign-in/Gate.tsx'

export function SetUp() {
  const { t } = useWords()
  const go = useGo()
  const client = useQueryClient()
  const [query] = useQuery()
  const code = query['code'] ?? ''
  const [kind, setKind] = useState<{ kind: 'first' | 'password'; name: string } | null>(null)
  const check = useAct(api.checkSetup, { problems: 'inline', onDone: (reply) => setKind(reply as { kind: 'first' | 'password'; name: string }) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once per code
  useEffect(() => {
    document.title = `${t('people.setUp.title')} · ${t('ui.product')}`
    if (code) void check.run({ body: { code } })
  }, [code])
  const done = (reply: SignInReply) => {
    client.clear()
    if (reply.me) client.setQueryData(['me', api.me.path, {}], reply.me)
    go(reply.next === 'done' ? '/app' : '/app/sign-in', { replace: true })
  }
  return (
    <Gate
      title={t('people.setUp.title')}
      lead={kind?.kind === 'password' ? t('people.setUp.passwordLead', { name: kind.name }) : t('people.setUp.lead')}
    >
      {!code && <p className="sign-in-note">{t('people.setUp.noCode')}</p>}
      <ProblemBox problem={check.problem} />
      {kind?.kind === 'first' && <FirstForm code={code} onDone={done} />}
      {kind?.kind === 'password' && <PasswordOnly code={code} onDone={done} />}
    </Gate>
  )
}

type FormProps = { code: string; onDone: (reply: SignInReply) => void }

function FirstForm({ code, onDone }: FormProps) {
  const { t, locale } = useWords()
  const [province, setProvince] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState({ next: '', again: '' })
  const [tried, setTried] = useState(false)
  const act = useAct(api.setUp, { problems: 'inline', onDone })
  const checked = phone ? normalisePhone(phone) : null
  const faults = {
    province: province ? null : t('people.setUp.chooseProvince'),
    name: name.trim().length >= 2 ? null : t('people.fault.name'),
    login: phone || username ? null : t('people.setUp.phoneOrUsername'),
    phone: checked && !checked.ok ? t(`problem.${checked.reason}`) : null,
    password: passwordFault(password, t),
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!province || Object.values(faults).some(Boolean)) return
    void act.run({
      body: {
        code,
        provinceCode: province,
        name: name.trim(),
        password: password.next,
        ...(checked?.ok && { phone: checked.value }),
        ...(username && { username: username.trim() }),
      },
    })
  }
  const say = (fault: string | null) => (tried ? fault : null)
  const provinces = provinceTable.map(([, id, fa, en]) => ({ id: id as string, text: locale === 'fa' ? fa : en }))
  return (
    <form className="form" onSubmit={send} noValidate>
      <ProblemBox problem={act.problem} />
      <ComboBox label={t('people.setUp.province')} value={province} options={provinces} onChange={setProvince} error={say(faults.province)} />
      <TextField label={t('people.field.name')} value={name} onChange={setName} autoComplete="name" maxLength={100} error={say(faults.name)} />
      <TextField
        label={t('people.field.phone')}
        value={phone}
        onChange={setPhone}
        type="tel"
        dir="ltr"
        autoComplete="tel"
        maxLength={32}
        error={say(faults.phone ?? faults.login)}
      />
      <TextField
        label={t('people.field.username')}
        value={username}
        onChange={setUsername}
        dir="ltr"
        autoComplete="username"
        maxLength={40}
        required={false}
      />
      <NewPasswordFields value={password} onChange={setPassword} error={say(faults.password)} />
      <Button kind="primary" size="large" type="submit" busy={act.busy}>
        {t('people.setUp.make')}
      </Button>
    </form>
  )
}

function PasswordOnly({ code, onDone }: FormProps) {
  const { t } = useWords()
  const [password, setPassword] = useState({ next: '', again: '' })
  const [tried, setTried] = useState(false)
  const act = useAct(api.setUpPassword, { problems: 'inline', onDone })
  const fault = passwordFault(password, t)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault) void act.run({ body: { code, password: password.next } })
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <ProblemBox problem={act.problem} />
      <NewPasswordFields value={password} onChange={setPassword} error={tried ? fault : null} />
      <Button kind="primary" size="large" type="submit" busy={act.busy}>
        {t('people.setUp.setPassword')}
      </Button>
    </form>
  )
}
