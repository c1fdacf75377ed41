import type { PageSpec } from '#ui/page-spec.ts'
import { importRoles } from '../../imports/model.ts'

export const importsRoutes: PageSpec[] = [
  {
    path: '/app/imports',
    load: () => import('./ImportsPage.tsx').then((m) => m.ImportsPage),
    roles: importRoles,
    nav: { word: 'obstacles.nav.imports', icon: 'upload', order: 46, group: 'obstacles.nav.group' },
  },
  { path: '/app/imports/$id', load: () => import('./ImportPage.tsx').then((m) => m.ImportPage), roles: importRoles },
]
