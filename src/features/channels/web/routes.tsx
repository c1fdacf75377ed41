import { roles } from '#kernel/actor.ts'
import type { PageSpec } from '#ui/page-spec.ts'

const outbox = ['operator', 'centreHead', 'admin'] as const

export const routes: readonly PageSpec[] = [
  {
    path: '/app/messages',
    load: () => import('./OutboxPage.tsx').then((m) => m.OutboxPage),
    roles: outbox,
    nav: { word: 'channels.nav.outbox', icon: 'message', order: 60, group: 'registry.nav.group' },
  },
  {
    path: '/app/calls',
    load: () => import('./CallsPage.tsx').then((m) => m.CallsPage),
    roles: ['operator', 'centreHead'],
    nav: { word: 'channels.nav.calls', icon: 'phone', order: 61, group: 'registry.nav.group' },
  },
  {
    path: '/app/message-texts',
    load: () => import('./TemplatesPage.tsx').then((m) => m.TemplatesPage),
    roles: outbox,
    nav: { word: 'channels.nav.templates', icon: 'edit', order: 62, group: 'registry.nav.group' },
  },
  { path: '/app/message-texts/$key', load: () => import('./TemplatePage.tsx').then((m) => m.TemplatePage), roles: outbox },
  {
    path: '/app/gateway',
    load: () => import('./GatewayPage.tsx').then((m) => m.GatewayPage),
    roles: ['admin'],
    nav: { word: 'channels.nav.gateway', icon: 'link', order: 85 },
  },
  {
    path: '/app/bell',
    load: () => import('./BellPage.tsx').then((m) => m.BellPage),
    roles,
    nav: { word: 'channels.nav.bell', icon: 'bell', order: 95 },
  },
]
