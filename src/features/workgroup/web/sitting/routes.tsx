import type { PageSpec } from '#ui/page-spec.ts'
import { roomRoles } from '../../sitting/model.ts'

export const sittingRoutes: PageSpec[] = [
  { path: '/app/workgroup/sessions/$id/sitting', load: () => import('./SittingPage.tsx').then((m) => m.SittingPage), roles: roomRoles },
  { path: '/app/workgroup/sessions/$id/projector', load: () => import('./ProjectorPage.tsx').then((m) => m.ProjectorPage), roles: roomRoles },
  { path: '/app/workgroup/sessions/$id/minutes', load: () => import('./MinutesPage.tsx').then((m) => m.MinutesPage), roles: roomRoles },
]
