import type { PageSpec } from '#ui/page-spec.ts'

export const triageRoutes: PageSpec[] = [
  {
    path: '/app/quality',
    load: () => import('./QualityPage.tsx').then((m) => m.QualityPage),
    roles: ['operator', 'centreHead', 'secretary', 'manager', 'admin'],
    nav: { word: 'obstacles.quality.nav', icon: 'chart', order: 62, group: 'obstacles.nav.group' },
  },
]
