// Sessions: the calendar, one session with its agenda, and the invitations of a member.

import type { PageSpec } from '#ui/page-spec.ts'
import { seatRoles, staff } from '../../model.ts'

export const sessionsRoutes: PageSpec[] = [
  {
    path: '/app/workgroup/sessions',
    load: () => import('./list/SessionsPage.tsx').then((m) => m.SessionsPage),
    roles: staff,
    nav: { word: 'workgroup.session.nav', icon: 'calendar', order: 32, group: 'workgroup.room' },
  },
  { path: '/app/workgroup/sessions/$id', load: () => import('./one/SessionPage.tsx').then((m) => m.SessionPage), roles: staff },
  {
    path: '/app/workgroup/invitations',
    load: () => import('./InvitationsPage.tsx').then((m) => m.InvitationsPage),
    roles: seatRoles,
    nav: { word: 'workgroup.session.nav.invitations', icon: 'message', order: 33 },
  },
]
