// The way in: staff by password, everybody by a one-time code; then the second step where it is set.

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useGo, useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ToastRegion } from '#ui/parts/ToastRegion.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { useApi } from '#ui/use-api.ts'
import { restartLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../sessions/api.ts'
import type { SignInReply } from '../sessions/model.ts'
import { CodeForm } from './sign-in/CodeForm.tsx'
import { DemoAccounts } from './sign-in/DemoAccounts.tsx'
import { Gate } from './sign-in/Gate.tsx'
import { PasswordForm } from './sign-in/PasswordForm.tsx'
import { SecondStep } from './sign-in/SecondStep.tsx'

export function SignIn() {
  const { t } = useWords()
  const go = useGo()
  const client = useQueryClient()
  const [query] = useQuery()
  const [step, setStep] = useState<'first' | 'second'>('first')
  const [way, setWay] = useState(query['way'] === 'code' ? 'code' : 'password')
  const start = useApi(api.start, {}, { key: 'start' })
  useEffect(() => {
    document.title = `${t('people.signIn.title')} · ${t('ui.product')}`
  }, [t])
  const enter = (reply: SignInReply) => {
    if (reply.next === 'secondFactor') return setStep('second')
    client.clear()
    restartLive()
    if (reply.me) client.setQueryData(['me', api.me.path, {}], reply.me)
    const next = query['next'] ?? ''
    // Only addresses of the app itself: a link must not lead people elsewhere after sign-in.
    const inside = /^\/app(\/|\?|$)/.test(next) && !next.startsWith('/app/sign-in')
    go(inside ? next : reply.me && reply.me.hats.length > 1 ? '/app/hats' : '/app', { replace: true })
  }
  if (step === 'second')
    return (
      <Gate title={t('people.second.title')} lead={t('people.second.lead')}>
        <SecondStep onDone={enter} />
        <Button kind="quiet" icon="back" onPress={() => setStep('first')}>
          {t('people.second.back')}
        </Button>
      </Gate>
    )
  const demo = start.data?.demo === true
  return (
    <Gate title={t('people.signIn.title')} lead={t('people.signIn.lead')} aside={demo ? <DemoAccounts onDone={enter} /> : null}>
      {start.data?.needsSetup && <p className="sign-in-note">{t('people.signIn.needsSetup')}</p>}
      <Tabs
        label={t('people.signIn.ways')}
        value={way}
        onChange={setWay}
        items={[
          { id: 'password', text: t('people.signIn.byPassword'), content: <PasswordForm onDone={enter} /> },
          { id: 'code', text: t('people.signIn.byCode'), content: <CodeForm onDone={enter} /> },
        ]}
      />
      <ToastRegion />
    </Gate>
  )
}
