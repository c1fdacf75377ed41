// The bell stands on every page, so its contract is a file of its own: pages load this one alone.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { After, Id, Limit } from '#features/registry/model.ts'
import { BellPage } from '../model.ts'

const unread = Type.Object({ unread: Type.Integer() })

export const bellApi = {
  listBell: {
    method: 'GET',
    path: '/api/bell',
    may: 'signedIn',
    summary: 'What happened that concerns me, newest first.',
    query: Type.Object({ after: After, limit: Limit, unread: Type.Optional(Type.Boolean()) }),
    reply: BellPage,
  },
  countBell: { method: 'GET', path: '/api/bell/count', may: 'signedIn', summary: 'How many of mine are unread.', reply: unread },
  readBell: {
    method: 'POST',
    path: '/api/bell/read',
    may: 'signedIn',
    summary: 'Mark some of mine, or all, as read.',
    body: Type.Object({ ids: Type.Optional(Type.Array(Id, { maxItems: 200 })), all: Type.Optional(Type.Boolean()) }),
    reply: unread,
  },
} satisfies Contract
