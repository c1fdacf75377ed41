// The contract of queues: what waits for whom, and the budgets by which it waits.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { CasePage } from '../cases/model.ts'
import { Id, referralStates } from '../model.ts'
import { InboxPage, Overview, PolicyEdit, PolicyRow } from './model.ts'

const paging = { after: Type.Optional(Type.String({ maxLength: 200 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }

export const api = {
  triageQueue: {
    method: 'GET',
    path: '/api/queues/triage',
    summary: 'What the centre must act on, the nearest deadline first: new cases, all declined, no help, calls to make.',
    may: ['operator', 'centreHead'],
    scope: 'cases:read',
    query: Type.Object({ ...paging }),
    reply: CasePage,
  },
  inbox: {
    method: 'GET',
    path: '/api/queues/inbox',
    summary: 'Referrals of the caller’s desks; new ones and the nearest deadline first.',
    may: ['agencyRep', 'agencyHead'],
    scope: 'cases:read',
    query: Type.Object({ deskId: Type.Optional(Id), state: Type.Optional(Type.Enum([...referralStates, 'live', 'ended'])), ...paging }),
    reply: InboxPage,
  },
  headQueue: {
    method: 'GET',
    path: '/api/queues/agency',
    summary: 'Referrals of the caller’s agency that have climbed to its head (rung 2 and above).',
    may: ['agencyHead'],
    scope: 'cases:read',
    query: Type.Object({ ...paging }),
    reply: InboxPage,
  },
  secretariatQueue: {
    method: 'GET',
    path: '/api/queues/secretariat',
    summary: 'Cases on rungs 3 and 4, and appeals to decide.',
    may: ['secretary', 'manager'],
    scope: 'cases:read',
    query: Type.Object({ ...paging }),
    reply: CasePage,
  },
  overview: {
    method: 'GET',
    path: '/api/queues/overview',
    summary:
      'Counts of open cases by status, holder, rung and sign, how cases ended lately, and the desks with most overdue work; with or without knots.',
    may: ['centreHead', 'manager', 'secretary', 'operator'],
    scope: 'cases:read',
    query: Type.Object({ knots: Type.Optional(Type.Enum(['with', 'without'])) }),
    reply: Overview,
  },
  listPolicies: {
    method: 'GET',
    path: '/api/policies',
    summary: 'The budgets of the ladder and the reminders.',
    may: ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager', 'auditor', 'admin'],
    scope: 'cases:read',
    reply: Type.Object({ items: Type.Array(PolicyRow) }),
  },
  setPolicy: {
    method: 'PUT',
    path: '/api/policies',
    summary: 'Sets one budget of this province. Cases already running count by it from their next act or clock step.',
    may: ['admin', 'centreHead'],
    body: PolicyEdit,
    reply: Type.Object({ items: Type.Array(PolicyRow) }),
  },
} satisfies Contract
