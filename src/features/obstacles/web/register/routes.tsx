import type { PageSpec } from '#ui/page-spec.ts'
import { registerReaders } from '../../register/model.ts'

export const registerRoutes: PageSpec[] = [
  {
    path: '/app/register',
    load: () => import('./RegisterPage.tsx').then((m) => m.RegisterPage),
    roles: registerReaders,
    nav: { word: 'obstacles.nav.register', icon: 'book', order: 52, group: 'obstacles.nav.group' },
  },
  {
    path: '/app/register/$id',
    load: () => import('./ObstaclePage.tsx').then((m) => m.ObstaclePage),
    roles: registerReaders,
  },
  {
    path: '/app/heat',
    load: () => import('./HeatPage.tsx').then((m) => m.HeatPage),
    roles: registerReaders,
    nav: { word: 'obstacles.nav.heat', icon: 'chart', order: 53, group: 'obstacles.nav.group' },
  },
]
