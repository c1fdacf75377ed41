import type { Role } from '#kernel/actor.ts'
import type { PageSpec } from '#ui/page-spec.ts'

const readers: readonly Role[] = ['expert', 'operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager', 'admin']

export const panelsRoutes: PageSpec[] = [
  {
    path: '/app/panels',
    load: () => import('./PanelsPage.tsx').then((m) => m.PanelsPage),
    roles: readers,
    nav: { word: 'obstacles.panels.nav', icon: 'people', order: 36, group: 'obstacles.nav.group' },
  },
  { path: '/app/panels/$id', load: () => import('./PanelPage.tsx').then((m) => m.PanelPage), roles: readers },
  {
    path: '/app/experts',
    load: () => import('./ExpertsPage.tsx').then((m) => m.ExpertsPage),
    roles: readers,
    nav: { word: 'obstacles.experts.nav', icon: 'person', order: 56, group: 'obstacles.nav.group' },
  },
]
