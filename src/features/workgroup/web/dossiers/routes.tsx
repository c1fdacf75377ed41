// Pages of dossiers, and what they put on pages of the rooms above.

import type { PageSpec, PartSpec } from '#ui/page-spec.ts'
import { applicants, staff } from '../../model.ts'

const openers = ['secretary', 'centreHead', 'agencyRep', 'agencyHead', 'expert', 'official', 'manager'] as const

export const dossiersRoutes: PageSpec[] = [
  {
    path: '/app/workgroup/dossiers',
    load: () => import('./list/DossiersPage.tsx').then((m) => m.DossiersPage),
    roles: staff,
    nav: { word: 'workgroup.dossiers.title', icon: 'case', order: 31, group: 'workgroup.room' },
  },
  { path: '/app/workgroup/dossiers/new', load: () => import('./making/NewPage.tsx').then((m) => m.NewPage), roles: openers },
  { path: '/app/workgroup/dossiers/$id', load: () => import('./one/DossierPage.tsx').then((m) => m.DossierPage), roles: staff },
  { path: '/app/my/dossiers/$id', load: () => import('./my/MyDossierPage.tsx').then((m) => m.MyDossierPage), roles: applicants },
]

export const dossiersParts: PartSpec[] = [
  { name: 'dossiers.case', place: 'case.side', roles: [...staff, ...applicants], load: () => import('./CasePart.tsx').then((m) => m.CasePart) },
  { name: 'dossiers.my', place: 'my', roles: applicants, load: () => import('./my/MyPart.tsx').then((m) => m.MyPart) },
]
