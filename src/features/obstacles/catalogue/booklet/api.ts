// The contract of the booklet.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { catalogueReaders } from '../model.ts'

export const bookletApi = {
  printBooklet: {
    method: 'GET',
    path: '/api/groups/booklet',
    may: catalogueReaders,
    query: Type.Object({ lang: Type.Optional(Type.Enum(['fa', 'en'])) }),
    reply: Type.Unknown(),
    raw: true,
    rate: { max: 20, per: 'minute' },
    summary: 'The catalogue as a booklet (PDF), with the agencies and panels of the caller’s province.',
  },
} satisfies Contract
