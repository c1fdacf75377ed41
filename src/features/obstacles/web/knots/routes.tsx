import type { PageSpec } from '#ui/page-spec.ts'
import { readers } from '../../knots/model.ts'

export const knotsRoutes: PageSpec[] = [
  {
    path: '/app/knots',
    load: () => import('./KnotsPage.tsx').then((m) => m.KnotsPage),
    roles: readers,
    nav: { word: 'obstacles.knots.title', icon: 'link', order: 24, group: 'obstacles.nav.group' },
  },
  {
    path: '/app/knots/map',
    load: () => import('./MapPage.tsx').then((m) => m.MapPage),
    roles: readers,
    nav: { word: 'obstacles.clusters.title', icon: 'pin', order: 25, group: 'obstacles.nav.group' },
  },
  { path: '/app/knots/$id', load: () => import('./KnotPage.tsx').then((m) => m.KnotPage), roles: readers },
]
