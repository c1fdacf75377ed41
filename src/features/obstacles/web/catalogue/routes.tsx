import type { PageSpec } from '#ui/page-spec.ts'

export const catalogueRoutes: PageSpec[] = [
  {
    path: '/app/settings/groups',
    load: () => import('./GroupsPage.tsx').then((m) => m.GroupsPage),
    roles: ['operator', 'centreHead', 'secretary', 'manager', 'admin'],
    settings: { word: 'obstacles.groups.title', hint: 'obstacles.groups.hint', icon: 'list', order: 50 },
  },
]
