// Pages of resolutions, and what they put on pages of the rooms above.

import type { PageSpec, PartSpec } from '#ui/page-spec.ts'
import { applicants, staff } from '../../model.ts'

const agencies = ['agencyRep', 'agencyHead'] as const

export const resolutionsRoutes: PageSpec[] = [
  {
    path: '/app/workgroup/tasks',
    load: () => import('./tasks/TasksPage.tsx').then((m) => m.TasksPage),
    roles: agencies,
    nav: { word: 'workgroup.resolutions.tasks', icon: 'flag', order: 12 },
  },
  {
    path: '/app/workgroup/resolutions',
    load: () => import('./shelf/ResolutionsPage.tsx').then((m) => m.ResolutionsPage),
    roles: staff,
    nav: { word: 'workgroup.resolutions.title', icon: 'flag', order: 33, group: 'workgroup.room' },
  },
  {
    path: '/app/workgroup/resolutions/$id',
    load: () => import('./one/ResolutionPage.tsx').then((m) => m.ResolutionPage),
    roles: staff,
  },
  { path: '/app/my/resolutions/$id', load: () => import('./my/MyResolutionPage.tsx').then((m) => m.MyResolutionPage), roles: applicants },
]

export const resolutionsParts: PartSpec[] = [
  { name: 'resolutions.case', place: 'case.side', roles: [...staff, ...applicants], load: () => import('./CasePart.tsx').then((m) => m.CasePart) },
  {
    name: 'resolutions.inspection',
    place: 'case.side',
    roles: ['secretary', 'centreHead', 'manager'],
    load: () => import('./InspectionPart.tsx').then((m) => m.InspectionPart),
  },
  { name: 'resolutions.my', place: 'my', roles: applicants, load: () => import('./my/MyPart.tsx').then((m) => m.MyPart) },
]
