// The staff pages of casework and who meets them.

import type { PageSpec } from '#ui/page-spec.ts'

const centre = ['operator', 'centreHead'] as const
const own = ['producer', 'investor'] as const
const staff = ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager'] as const

export const routes: PageSpec[] = [
  {
    path: '/app/desk',
    load: () => import('./desk/DeskPage.tsx').then((m) => m.DeskPage),
    roles: centre,
    nav: { word: 'casework.page.desk', icon: 'phone', order: 10 },
  },
  {
    path: '/app/triage',
    load: () => import('./triage/TriagePage.tsx').then((m) => m.TriagePage),
    roles: centre,
    nav: { word: 'casework.page.triage', icon: 'split', order: 12 },
  },
  {
    path: '/app/inbox',
    load: () => import('./inbox/InboxPage.tsx').then((m) => m.InboxPage),
    roles: ['agencyRep', 'agencyHead'],
    nav: { word: 'casework.page.inbox', icon: 'inbox', order: 10 },
  },
  {
    path: '/app/agency',
    load: () => import('./agency/AgencyPage.tsx').then((m) => m.AgencyPage),
    roles: ['agencyHead'],
    nav: { word: 'casework.page.agency-head', icon: 'building', order: 11 },
  },
  {
    path: '/app/secretariat',
    load: () => import('./secretariat/SecretariatPage.tsx').then((m) => m.SecretariatPage),
    roles: ['secretary', 'manager'],
    nav: { word: 'casework.page.secretariat', icon: 'ladder', order: 11 },
  },
  {
    path: '/app/centre',
    load: () => import('./centre/CentrePage.tsx').then((m) => m.CentrePage),
    roles: ['centreHead', 'manager', 'secretary', 'operator'],
    nav: { word: 'casework.page.centre', icon: 'chart', order: 14 },
  },
  {
    path: '/app/cases',
    load: () => import('./cases/CasesPage.tsx').then((m) => m.CasesPage),
    roles: staff,
    nav: { word: 'casework.page.cases', icon: 'case', order: 16 },
  },
  { path: '/app/cases/$id', load: () => import('./case/CasePage.tsx').then((m) => m.CasePage), roles: [...staff, ...own] },
  {
    path: '/app/policy',
    load: () => import('./policy/PolicyPage.tsx').then((m) => m.PolicyPage),
    roles: ['centreHead', 'admin', 'operator', 'secretary', 'manager', 'auditor', 'agencyHead', 'agencyRep'],
    nav: { word: 'casework.page.policy', icon: 'ladder', order: 60, group: 'registry.nav.group' },
  },
  {
    path: '/app/my',
    load: () => import('./my/MyPage.tsx').then((m) => m.MyPage),
    roles: own,
    nav: { word: 'casework.page.my', icon: 'case', order: 10 },
  },
  {
    path: '/app/my/new',
    load: () => import('./my/MyNewPage.tsx').then((m) => m.MyNewPage),
    roles: own,
    nav: { word: 'casework.page.my.raise', icon: 'plus', order: 11 },
  },
  { path: '/app/my/$id', load: () => import('./case/CasePage.tsx').then((m) => m.CasePage), roles: own },
]
