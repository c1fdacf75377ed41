import type { PageSpec } from '#ui/page-spec.ts'

export const exchangeRoutes: PageSpec[] = [
  {
    path: '/app/workgroup/league',
    load: () => import('./LeaguePage.tsx').then((m) => m.LeaguePage),
    roles: ['secretary', 'manager', 'centreHead', 'auditor', 'admin'],
    nav: { word: 'workgroup.league.title', icon: 'chart', order: 38, group: 'workgroup.room' },
  },
]
