import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { Id } from '../model.ts'
import { FactView } from './model.ts'

export const journalApi = {
  readJournal: {
    method: 'GET',
    path: '/api/journal',
    may: ['auditor', 'admin'],
    scope: 'journal:read',
    summary: 'What was done in the province, newest first',
    query: Type.Object({
      subject: Type.Optional(Type.String({ maxLength: 100 })),
      actorId: Type.Optional(Id),
      /** A fact (`casework.claim`) or a whole room (`casework`). */
      name: Type.Optional(Type.String({ maxLength: 100, pattern: '^[a-zA-Z]+(\\.[a-zA-Z]+)?$' })),
      from: Type.Optional(Type.String({ format: 'date-time' })),
      to: Type.Optional(Type.String({ format: 'date-time' })),
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    }),
    reply: Type.Object({ rows: Type.Array(FactView), next: Type.Union([Type.String(), Type.Null()]) }),
  },
} satisfies Contract
