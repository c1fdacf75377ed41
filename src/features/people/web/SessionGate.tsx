// Nobody passes without a session: asks who is signed in, sends others to the sign-in page and remembers where they were.

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { call, onSignedOut } from '#ui/call.ts'
import { useGo } from '#ui/nav.ts'
import type { AccountMenuProps } from '#ui/parts/AccountMenu.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { MeContext } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { restartLive } from '#ui/use-live.ts'
import { type Locale, useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../sessions/api.ts'
import type { Me as Account } from '../sessions/model.ts'
import { meOf } from './me-of.ts'
import { forgetChoice, isChosenBy, keepChoice } from './sign-in/device-locale.ts'

const meKey = ['me', api.me.path, {}]

/** Where a person stands before sign-in, so that they come back to the same page afterwards. */
function signInAddress(): string {
  const here = location.pathname + location.search
  return here === '/app' ? '/app/sign-in' : `/app/sign-in?next=${encodeURIComponent(here)}`
}

export function SessionGate({ onLocale, children }: { onLocale: (locale: Locale) => void; children: (account: AccountMenuProps) => ReactNode }) {
  const words = useWords()
  const client = useQueryClient()
  const go = useGo()
  const found = useApi(api.me, {}, { key: 'me' })
  const me = useMemo(() => (found.data ? meOf(found.data, words) : null), [found.data, words])
  const theirs = found.data?.locale
  const accountId = found.data?.accountId
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the account's language is (newly) known, not when it is worn
  useEffect(() => {
    if (!theirs || !accountId || isChosenBy(accountId) || theirs === words.locale) return
    forgetChoice()
    onLocale(theirs)
  }, [theirs, accountId])
  useEffect(
    () =>
      onSignedOut(() => {
        // What the former person had read must not meet the next one.
        client.clear()
        go(signInAddress(), { replace: true })
      }),
    [client, go],
  )
  if (found.problem && !found.data)
    return found.problem.code === 'http/sign-in-first' ? null : (
      <div className="page">
        <ProblemBox problem={found.problem} onRetry={found.refetch} />
      </div>
    )
  if (!me) return <Skeleton lines={8} label={words.t('ui.loading')} />
  const account: AccountMenuProps = {
    onHat: async (hat) => {
      const next = await call(api.switchHat, { body: { provinceId: hat.provinceId, role: hat.role } })
      client.clear()
      client.setQueryData(meKey, next)
      restartLive()
      go('/app')
    },
    onLocale: (locale) => {
      if (found.data) keepChoice(found.data.accountId)
      client.setQueryData(meKey, (found: Account | undefined) => found && { ...found, locale })
      onLocale(locale)
      void call(api.setLocale, { body: { locale } }).catch(() => {})
    },
    onSignOut: async () => {
      await call(api.signOut, {}).catch(() => {})
      client.clear()
      go('/app/sign-in', { replace: true })
    },
  }
  return <MeContext value={me}>{children(account)}</MeContext>
}
