import type { PageSpec } from '#ui/page-spec.ts'
import { appliers, catalogueReaders, proposers } from '../../catalogue/model.ts'

const changers = [...new Set([...proposers, ...appliers])]

export const catalogueRoutes: PageSpec[] = [
  {
    path: '/app/catalogue',
    load: () => import('./CataloguePage.tsx').then((m) => m.CataloguePage),
    roles: catalogueReaders,
    nav: { word: 'obstacles.nav.catalogue', icon: 'book', order: 58, group: 'obstacles.nav.group' },
  },
  { path: '/app/catalogue/change', load: () => import('./ChangePage.tsx').then((m) => m.ChangePage), roles: changers },
  { path: '/app/catalogue/import', load: () => import('./ImportPage.tsx').then((m) => m.ImportPage), roles: appliers },
  { path: '/app/catalogue/groups/$code', load: () => import('./GroupPage.tsx').then((m) => m.GroupPage), roles: catalogueReaders },
]
