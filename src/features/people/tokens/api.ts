import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { Done, Id } from '../model.ts'
import { NewToken, TokenView } from './model.ts'

export const tokensApi = {
  listTokens: {
    method: 'GET',
    path: '/api/tokens',
    may: ['admin'],
    summary: 'Machine tokens of the province, and the scopes there are',
    reply: Type.Object({ rows: Type.Array(TokenView), scopes: Type.Array(Type.String()), roles: Type.Array(Type.String()) }),
  },
  createToken: {
    method: 'POST',
    path: '/api/tokens',
    may: ['admin'],
    status: 201,
    rate: { max: 60, per: 'hour' },
    summary: 'Make a machine token; `secret` (gg_…) is shown this once and only its hash is kept',
    body: NewToken,
    reply: Type.Object({ token: TokenView, secret: Type.String() }),
  },
  revokeToken: {
    method: 'DELETE',
    path: '/api/tokens/:id',
    may: ['admin'],
    summary: 'Revoke a machine token at once',
    params: Type.Object({ id: Id }),
    reply: Done,
  },
} satisfies Contract
