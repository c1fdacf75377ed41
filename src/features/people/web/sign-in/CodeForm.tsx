// A one-time code to the phone: for producers and investors always, for staff when they like. Accepts invitations too.

import { type FormEvent, useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { formatPhone } from '#kernel/format.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { asProblem, useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../sessions/api.ts'
import type { SignInReply } from '../../sessions/model.ts'
import { useOutside } from '../outside.ts'

export function CodeForm({ onDone }: { onDone: (reply: SignInReply) => void }) {
  const { t, locale } = useWords()
  const outside = useOutside()
  const [phone, setPhone] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [demoCode, setDemoCode] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = useAct(api.signInByCode, { problems: 'inline', onDone })

  const ask = async (event: FormEvent) => {
    event.preventDefault()
    const checked = normalisePhone(phone)
    setFault(checked.ok ? null : t(`problem.${checked.reason}`))
    if (!checked.ok) return
    setBusy(true)
    setRefusal(null)
    enter.reset()
    try {
      const reply = await outside.sendCode(checked.value, locale)
      setDemoCode(reply.demoCode ?? null)
      setSentTo(checked.value)
      setCode('')
    } catch (error) {
      setRefusal(asProblem(error))
    }
    setBusy(false)
  }
  const use = (event: FormEvent) => {
    event.preventDefault()
    if (sentTo && code.trim()) void enter.run({ body: { phone: sentTo, code: code.trim() } })
  }
  if (sentTo === null)
    return (
      <form className="form" onSubmit={ask}>
        <ProblemBox problem={refusal} />
        <TextField
          label={t('people.signIn.phone')}
          value={phone}
          onChange={setPhone}
          type="tel"
          name="tel"
          autoComplete="tel"
          dir="ltr"
          maxLength={32}
          error={fault}
          hint={t('people.signIn.phoneHint')}
          autoFocus
        />
        <Button kind="primary" size="large" type="submit" busy={busy}>
          {t('people.signIn.sendCode')}
        </Button>
      </form>
    )
  return (
    <form className="form" onSubmit={use}>
      <ProblemBox problem={enter.problem} />
      <p role="status">{t('people.signIn.codeSent', { phone: formatPhone(sentTo, locale) })}</p>
      {demoCode && <p className="sign-in-note">{t('people.signIn.demoCode', { code: demoCode })}</p>}
      <TextField
        label={t('people.signIn.code')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        dir="ltr"
        maxLength={12}
        autoFocus
      />
      <Button kind="primary" size="large" type="submit" busy={enter.busy}>
        {t('people.signIn.enter')}
      </Button>
      <Button kind="quiet" icon="back" onPress={() => setSentTo(null)}>
        {t('people.signIn.otherPhone')}
      </Button>
    </form>
  )
}
