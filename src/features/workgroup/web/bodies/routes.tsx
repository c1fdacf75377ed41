// Bodies of the working group, their members, and the deadlines of its steps.

import type { Role } from '#kernel/actor.ts'
import type { PageSpec } from '#ui/page-spec.ts'
import { staff } from '../../model.ts'

const readers: readonly Role[] = [...staff, 'admin']

export const bodiesRoutes: PageSpec[] = [
  {
    path: '/app/workgroup/bodies',
    load: () => import('./BodiesPage.tsx').then((m) => m.BodiesPage),
    roles: readers,
    nav: { word: 'workgroup.bodies.nav', icon: 'people', order: 39, group: 'workgroup.room' },
  },
  { path: '/app/workgroup/bodies/$id', load: () => import('./one/BodyPage.tsx').then((m) => m.BodyPage), roles: readers },
  {
    path: '/app/settings/workgroup-deadlines',
    load: () => import('./policies/DeadlinesPage.tsx').then((m) => m.DeadlinesPage),
    roles: readers,
    settings: { word: 'workgroup.policies.title', hint: 'workgroup.policies.hint', icon: 'clock', order: 36 },
  },
]
