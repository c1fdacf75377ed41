// Signed aggregates of provinces and the league table. The contract.

import { Type } from 'typebox'
import type { Role } from '#kernel/actor.ts'
import type { Contract } from '#kernel/contract.ts'
import { Id, Name2 } from '../model.ts'
import { fileMost, KeyView, League, Period } from './model.ts'

const readers: readonly Role[] = ['secretary', 'manager', 'centreHead', 'auditor', 'admin']
const keepers: readonly Role[] = ['secretary', 'admin']

export const exchangeApi = {
  readLeague: {
    method: 'GET',
    path: '/api/aggregates',
    summary: 'The newest signed figures of each province for one quarter, with their definitions.',
    may: readers,
    query: Type.Object({ period: Type.Optional(Period) }),
    reply: League,
  },
  exportLeague: {
    method: 'GET',
    path: '/api/aggregates/export',
    summary: 'The league table as a spreadsheet, with ranks.',
    may: readers,
    query: Type.Object({ period: Type.Optional(Period), kind: Type.Enum(['xlsx', 'csv']) }),
    reply: Type.Object({}),
    raw: true,
    rate: { max: 20, per: 'minute' },
  },
  issueAggregate: {
    method: 'POST',
    path: '/api/aggregates',
    summary: 'Counts this province’s figures of a quarter and signs them.',
    may: keepers,
    body: Type.Object({ period: Period }),
    reply: Type.Object({ id: Id }),
    status: 201,
    idempotent: true,
    rate: { max: 30, per: 'hour' },
  },
  importAggregate: {
    method: 'POST',
    path: '/api/aggregates/import',
    summary: 'Takes in the signed file of another province. A key met for the first time must be accepted before.',
    may: keepers,
    body: Type.Object({ file: Type.String({ minLength: 1, maxLength: fileMost }) }),
    reply: Type.Object({ period: Period, originCode: Type.String(), originName: Name2, fresh: Type.Boolean() }),
    rate: { max: 120, per: 'hour' },
  },
  readAggregate: {
    method: 'GET',
    path: '/api/aggregates/:id/file',
    summary: 'One signed file, byte for byte.',
    may: readers,
    params: Type.Object({ id: Id }),
    reply: Type.Object({}),
    raw: true,
  },
  listKeys: {
    method: 'GET',
    path: '/api/aggregates/keys',
    summary: 'This province’s public key and those of others that it accepts.',
    may: readers,
    reply: Type.Object({ rows: Type.Array(KeyView) }),
  },
  acceptKey: {
    method: 'POST',
    path: '/api/aggregates/keys',
    summary: 'Believes a province’s public key from now on; the fingerprint was compared with that province.',
    may: keepers,
    body: Type.Object({
      publicKey: Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' }),
      originCode: Type.String({ pattern: '^[A-Z]{2,3}$' }),
      compared: Type.Literal(true),
    }),
    reply: Type.Object({ rows: Type.Array(KeyView) }),
  },
  revokeKey: {
    method: 'DELETE',
    path: '/api/aggregates/keys/:keyId',
    summary: 'Takes a key back: its files are no longer ranked and new ones are refused.',
    may: keepers,
    params: Type.Object({ keyId: Type.String({ pattern: '^[0-9a-f]{4}(-[0-9a-f]{4}){7}$' }) }),
    reply: Type.Object({ rows: Type.Array(KeyView) }),
  },
} as const satisfies Contract
