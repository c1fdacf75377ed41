// Near-duplicates and likenesses: found, shown with reasons, decided by a person. The contract.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { GroupCode } from '../catalogue/model.ts'
import { likenessDeciders } from './likeness/rules.ts'
import { Alike, DuplicateSummary, Likeness, likenessActs, likenessKinds, LikenessPage, likenessStates } from './model.ts'

const Uuid = Type.String({ format: 'uuid' })

export const similarApi = {
  findSimilar: {
    method: 'POST',
    path: '/api/similar',
    summary: 'Likely duplicates of a text as it is typed, each with reasons; at most five, nothing is merged',
    may: likenessDeciders,
    body: Type.Object({
      text: Type.String({ maxLength: 50_000 }),
      unitId: Type.Optional(Uuid),
      countyId: Type.Optional(Uuid),
      groupCode: Type.Optional(GroupCode),
      caseId: Type.Optional(Uuid),
    }),
    reply: Type.Object({ rows: Type.Array(Alike) }),
  },
  listDuplicates: {
    method: 'GET',
    path: '/api/duplicates',
    summary: 'Proposed or decided likenesses, most alike first, both obstacles side by side',
    may: likenessDeciders,
    query: Type.Object({
      kind: Type.Optional(Type.Enum([...likenessKinds])),
      state: Type.Optional(Type.Enum([...likenessStates])),
      after: Type.Optional(Type.String({ maxLength: 80 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    reply: LikenessPage,
  },
  duplicateSummary: {
    method: 'GET',
    path: '/api/duplicates/summary',
    summary: 'How many likenesses wait, and how people received those of the last 90 days',
    may: likenessDeciders,
    reply: DuplicateSummary,
  },
  decideDuplicate: {
    method: 'POST',
    path: '/api/duplicates/:id/decisions',
    summary: 'Says that two obstacles are one, one event, or apart; or takes that back',
    may: likenessDeciders,
    params: Type.Object({ id: Uuid }),
    body: Type.Object({ act: Type.Enum([...likenessActs]) }),
    reply: Likeness,
  },
} as const satisfies Contract
