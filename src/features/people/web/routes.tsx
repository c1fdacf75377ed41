// Pages of the people room.

import { roles } from '#kernel/actor.ts'
import type { PageSpec } from '#ui/page-spec.ts'

const heads = ['admin', 'agencyHead', 'centreHead'] as const

export const routes: readonly PageSpec[] = [
  { path: '/app/sign-in', load: () => import('./SignIn.tsx').then((file) => file.SignIn), roles: [] },
  { path: '/app/setup', load: () => import('./SetUp.tsx').then((file) => file.SetUp), roles: [] },
  { path: '/app/hats', load: () => import('./Hats.tsx').then((file) => file.Hats), roles },
  { path: '/app/account', load: () => import('./Account.tsx').then((file) => file.Account), roles },
  {
    path: '/app/people',
    load: () => import('./People.tsx').then((file) => file.People),
    roles: heads,
    nav: { word: 'people.nav.people', icon: 'people', order: 70 },
  },
  { path: '/app/people/$id', load: () => import('./Person.tsx').then((file) => file.Person), roles: heads },
  {
    path: '/app/journal',
    load: () => import('./Journal.tsx').then((file) => file.Journal),
    allWords: true,
    roles: ['auditor', 'admin'],
    nav: { word: 'people.nav.journal', icon: 'history', order: 80 },
  },
  {
    path: '/app/settings',
    load: () => import('./Settings.tsx').then((file) => file.Settings),
    roles: ['admin', 'centreHead', 'secretary'],
    nav: { word: 'people.nav.settings', icon: 'settings', order: 90 },
  },
  {
    path: '/app/settings/tokens',
    load: () => import('./Tokens.tsx').then((file) => file.Tokens),
    roles: ['admin'],
    settings: { word: 'people.token.title', hint: 'people.token.hint', icon: 'key', order: 80 },
  },
]
