// Bearer tokens for machines (a PBX, an SMS gateway, a dashboard).

import { type Static, Type } from 'typebox'
import { Id, Nullable } from '../model.ts'

/** Every scope that some endpoint's contract asks for (a test compares the two). */
export const scopes = [
  'cases:read',
  'cases:write',
  'registry:read',
  'registry:write',
  'channels:call',
  'channels:receive',
  'channels:read',
  'journal:read',
] as const
export const Scope = Type.Enum([...scopes])

/** A machine acts as one of these in the province of the token; never as an administrator or as a person. */
export const tokenRoles = ['operator', 'centreHead', 'secretary', 'manager', 'auditor'] as const

export const TokenView = Type.Object({
  id: Id,
  name: Type.String(),
  role: Type.Enum([...tokenRoles]),
  scopes: Type.Array(Type.String()),
  createdAt: Type.String(),
  createdBy: Type.String(),
  expiresAt: Type.String(),
  lastUsedAt: Nullable(Type.String()),
  state: Type.Enum(['live', 'expired', 'revoked']),
})
export type TokenView = Static<typeof TokenView>

export const NewToken = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 100 }),
  role: Type.Enum([...tokenRoles]),
  scopes: Type.Array(Scope, { minItems: 1, maxItems: 20, uniqueItems: true }),
  days: Type.Integer({ minimum: 1, maximum: 365 }),
})
export type NewToken = Static<typeof NewToken>
