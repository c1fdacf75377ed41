import type { PageSpec } from '#ui/page-spec.ts'
import { likenessDeciders } from '../../similar/likeness/rules.ts'

export const similarRoutes: PageSpec[] = [
  {
    path: '/app/duplicates',
    load: () => import('./DuplicatesPage.tsx').then((m) => m.DuplicatesPage),
    roles: likenessDeciders,
    nav: { word: 'obstacles.nav.duplicates', icon: 'copy', order: 46, group: 'obstacles.nav.group' },
  },
]
