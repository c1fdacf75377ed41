import { applicants, staff } from '../../model.ts'
import { editorRoles, registerRoles } from '../../papers/model.ts'
import type { PageSpec } from '#ui/page-spec.ts'

export const papersRoutes: PageSpec[] = [
  {
    path: '/app/workgroup/papers',
    load: () => import('./RegisterPage.tsx').then((m) => m.RegisterPage),
    roles: registerRoles,
    nav: { word: 'workgroup.papers.nav', icon: 'file', order: 37, group: 'workgroup.room' },
  },
  { path: '/app/workgroup/papers/$id', load: () => import('./PaperPage.tsx').then((m) => m.PaperPage), roles: [...staff, ...applicants] },
  {
    path: '/app/settings/papers',
    load: () => import('./settings/SettingsPage.tsx').then((m) => m.SettingsPage),
    roles: editorRoles,
    settings: { word: 'workgroup.papers.settings', hint: 'workgroup.papers.settings.hint', icon: 'file', order: 37 },
  },
  { path: '/app/settings/papers/$kind', load: () => import('./settings/TextPage.tsx').then((m) => m.TextPage), roles: editorRoles },
]
