// People of the province: who they are, which hats they own, invitations.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { Done, Id, RoleName } from '../model.ts'
import { InvitationView, NewHat, NewInvitation, PersonChange, PersonRow, PersonView } from './model.ts'

const one = Type.Object({ id: Id })
const heads = ['admin', 'agencyHead', 'centreHead'] as const
/** The secretary brings in experts and members of bodies; `grantLaw` says who gives which hat. */
const inviters = [...heads, 'secretary'] as const

export const staffApi = {
  listPeople: {
    method: 'GET',
    path: '/api/people',
    may: heads,
    summary: 'People of one’s own province (heads: of their own agency or centre), by name; search by name, phone or username',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      role: Type.Optional(RoleName),
      agencyId: Type.Optional(Id),
      state: Type.Optional(Type.Enum(['active', 'suspended'])),
      after: Type.Optional(Type.String({ maxLength: 400 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
    }),
    reply: Type.Object({ rows: Type.Array(PersonRow), next: Type.Union([Type.String(), Type.Null()]) }),
  },
  readPerson: { method: 'GET', path: '/api/people/:id', may: heads, summary: 'One person', params: one, reply: PersonView },
  changePerson: {
    method: 'PATCH',
    path: '/api/people/:id',
    may: ['admin'],
    summary: 'Change name, phone, username or e-mail',
    params: one,
    body: PersonChange,
    reply: PersonView,
  },
  grantHat: {
    method: 'POST',
    path: '/api/people/:id/hats',
    may: heads,
    summary: 'Give a person a hat',
    params: one,
    body: NewHat,
    reply: PersonView,
    status: 201,
  },
  revokeHat: {
    method: 'DELETE',
    path: '/api/people/:id/hats/:grantId',
    may: heads,
    summary: 'Take a hat away; takes effect at once',
    params: Type.Object({ id: Id, grantId: Id }),
    reply: PersonView,
  },
  suspendPerson: {
    method: 'POST',
    path: '/api/people/:id/suspend',
    may: ['admin'],
    summary: 'Suspend an account; its sessions die at once',
    params: one,
    reply: PersonView,
  },
  resumePerson: {
    method: 'POST',
    path: '/api/people/:id/resume',
    may: ['admin'],
    summary: 'Let a suspended account in again',
    params: one,
    reply: PersonView,
  },
  signOutPerson: {
    method: 'POST',
    path: '/api/people/:id/sign-out',
    may: ['admin'],
    summary: 'End all sessions of a person',
    params: one,
    reply: PersonView,
  },
  resetSecondFactor: {
    method: 'POST',
    path: '/api/people/:id/reset-second-factor',
    may: ['admin'],
    summary: 'Remove a lost second factor; ends all sessions',
    params: one,
    reply: PersonView,
  },

  listInvitations: {
    method: 'GET',
    path: '/api/invitations',
    may: inviters,
    summary: 'Invitations, newest first',
    query: Type.Object({
      after: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
    }),
    reply: Type.Object({ rows: Type.Array(InvitationView), next: Type.Union([Type.String(), Type.Null()]), mayInvite: Type.Array(Type.String()) }),
  },
  invite: {
    method: 'POST',
    path: '/api/invitations',
    may: inviters,
    idempotent: true,
    status: 201,
    rate: { max: 60, per: 'hour' },
    summary: 'Invite a colleague by phone; they accept by signing in with a one-time code within 14 days',
    body: NewInvitation,
    reply: InvitationView,
  },
  revokeInvitation: { method: 'DELETE', path: '/api/invitations/:id', may: inviters, summary: 'Take an invitation back', params: one, reply: Done },
} satisfies Contract
