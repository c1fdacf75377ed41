import type { Role } from '#kernel/actor.ts'
import type { PageSpec } from '#ui/page-spec.ts'

const staff: readonly Role[] = ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager', 'admin']
const centre: readonly Role[] = ['operator', 'centreHead', 'secretary', 'manager', 'admin']

export const routes: PageSpec[] = [
  {
    path: '/app/units',
    load: () => import('./units/UnitsPage.tsx').then((m) => m.UnitsPage),
    roles: staff,
    nav: { word: 'registry.nav.units', icon: 'factory', order: 50, group: 'registry.nav.group' },
  },
  { path: '/app/units/new', load: () => import('./units/UnitFormPage.tsx').then((m) => m.NewUnitPage), roles: ['operator', 'centreHead', 'admin'] },
  { path: '/app/units/$id', load: () => import('./units/UnitPage.tsx').then((m) => m.UnitPage), roles: [...staff, 'producer'] },
  {
    path: '/app/units/$id/edit',
    load: () => import('./units/UnitFormPage.tsx').then((m) => m.EditUnitPage),
    roles: ['operator', 'centreHead', 'admin'],
  },
  { path: '/app/investors', load: () => import('./investors/InvestorsPage.tsx').then((m) => m.InvestorsPage), roles: centre },
  { path: '/app/investors/$id', load: () => import('./investors/InvestorPage.tsx').then((m) => m.InvestorPage), roles: [...centre, 'investor'] },
  {
    path: '/app/directory',
    load: () => import('./agencies/DirectoryPage.tsx').then((m) => m.DirectoryPage),
    roles: staff,
    nav: { word: 'registry.nav.directory', icon: 'building', order: 55, group: 'registry.nav.group' },
  },
  {
    path: '/app/absences',
    load: () => import('./agencies/AbsencesPage.tsx').then((m) => m.AbsencesPage),
    roles: ['agencyRep', 'agencyHead', 'centreHead', 'admin'],
    nav: { word: 'registry.nav.absences', icon: 'clock', order: 60, group: 'registry.nav.group' },
  },
  {
    path: '/app/settings/calendar',
    load: () => import('./calendar/CalendarPage.tsx').then((m) => m.CalendarPage),
    roles: staff,
    settings: { word: 'registry.calendar.title', hint: 'registry.calendar.hint', icon: 'calendar', order: 30 },
  },
  {
    path: '/app/settings/places',
    load: () => import('./places/PlacesPage.tsx').then((m) => m.PlacesPage),
    roles: ['admin', 'centreHead'],
    settings: { word: 'registry.places.title', hint: 'registry.places.hint', icon: 'pin', order: 40 },
  },
]
