// Starts the pages: words, rooms' pages, the frame around them.

import './ui/app.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { parts as words } from 'virtual:words'
import { order } from '#features.ts'
import { Bell } from '#features/channels/web/Bell.tsx'
import { type Outside, OutsideContext } from '#features/people/web/outside.ts'
import { SessionGate } from '#features/people/web/SessionGate.tsx'
import { Problem } from '#kernel/problem.ts'
import { call } from '#ui/call.ts'
import { type PageSpec, PagesContext, PartsContext, type PartSpec } from '#ui/page-spec.ts'
import { Router } from '#ui/router.tsx'
import { Home, Shell } from '#ui/shell.tsx'
import { keep } from '#ui/theme.ts'
import { wordStore } from '#ui/word-store.ts'
import { type Catalogue, type Locale, WordsProvider } from '#ui/words.tsx'

type Room = { readonly routes: readonly PageSpec[]; readonly parts?: readonly PartSpec[] }
const rooms = Object.entries(import.meta.glob<Room>('./features/*/web/routes.tsx', { eager: true }))
const catalogues = wordStore(words)

/** A page or part comes with the words of its room and of the rooms above, whose parts it may use. */
function worded<T extends PageSpec | PartSpec>(file: string, specs: readonly T[] = []): T[] {
  const at = order.findIndex((room) => file.includes(`/${room}/`))
  return specs.map((spec) => {
    const needed = 'allWords' in spec ? Object.keys(words.fa) : order.slice(0, at + 1)
    return { ...spec, load: async () => (await Promise.all([spec.load(), catalogues.need(needed)]))[0] }
  })
}

const pages = rooms.flatMap(([file, room]) => worded(file, room.routes))
/** Most rooms put nothing on the pages of others. */
const parts = rooms.flatMap(([file, room]) => worded(file, room.parts))

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal will not change by asking again; a broken line may.
      retry: (count, error) => count < 2 && (!(error instanceof Problem) || error.code === 'http/offline' || error.code === 'http/busy'),
    },
  },
})

// What pages of the first room need of rooms below it; the contracts are fetched only when asked for.
const outside: Outside = {
  sendCode: async (phone, locale) => {
    const { api: channels } = await import('#features/channels/api.ts')
    return call(channels.sendCode, { body: { phone, purpose: 'signIn', locale } })
  },
  agencies: async (locale) => {
    const { api: registry } = await import('#features/registry/api.ts')
    const { rows } = await call(registry.listAgencies, {})
    const named = (one: { id: string; nameFa: string; nameEn: string }) => ({
      id: one.id,
      text: (locale === 'fa' ? one.nameFa : one.nameEn) || one.nameFa,
    })
    return rows.map((agency) => ({ ...named(agency), desks: agency.desks.map(named) }))
  },
}

let changeLocale: (locale: Locale) => void = () => {}

function Frame({ children }: { children: ReactNode }) {
  return (
    <SessionGate onLocale={(locale) => changeLocale(locale)}>
      {(account) => (
        <Shell pages={pages} bell={<Bell />} {...account}>
          {children}
        </Shell>
      )}
    </SessionGate>
  )
}

const HomePage = () => <Home pages={pages} />

function App({ locale: first, catalogue: loaded }: { locale: Locale; catalogue: Catalogue }) {
  const [{ locale, catalogue }, wear] = useState({ locale: first, catalogue: loaded })
  useEffect(() => {
    changeLocale = async (next) => {
      keep('locale', next) // at once: a page left before the words have come must not forget the choice
      wear({ locale: next, catalogue: await catalogues.speak(next) })
    }
  }, [])
  useEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = locale === 'fa' ? 'rtl' : 'ltr'
    keep('locale', locale)
  }, [locale])
  // Persian digits are the default of fa-IR; said as `-nu-arabext`, React Aria refuses Latin digits that are typed.
  const tag = useMemo(() => (locale === 'fa' ? 'fa-IR-u-ca-persian' : 'en-GB-u-ca-gregory'), [locale])
  return (
    <I18nProvider locale={tag}>
      <WordsProvider locale={locale} catalogue={catalogue}>
        <OutsideContext value={outside}>
          <PagesContext value={pages}>
            <PartsContext value={parts}>
              <Router pages={pages} frame={Frame} home={HomePage} />
            </PartsContext>
          </PagesContext>
        </OutsideContext>
      </WordsProvider>
    </I18nProvider>
  )
}

const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'fa'
const catalogue = await catalogues.speak(locale)
createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={client}>
    <App locale={locale} catalogue={catalogue} />
  </QueryClientProvider>,
)
