// A change of the catalogue, and the versions it leaves behind.

import { type Static, Type } from 'typebox'
import { evidenceTypeNames, type EvidenceType, GroupCode, GroupDetail } from '../model.ts'

// One type of two: in a union the validator would turn null into 0.
const days = Type.Unsafe<number | null>({ type: ['integer', 'null'] })
// Wide limits: what is too long or unknown is refused in words by rules.ts, field by field, not by the schema.
const line = Type.String({ maxLength: 2000 })

/** A group as an editor writes it. */
export const GroupForm = Type.Object({
  code: GroupCode,
  domainCode: Type.String({ maxLength: 4 }),
  nameFa: line,
  nameEn: line,
  agencyFa: line,
  agencyEn: line,
  evidenceType: Type.Enum(evidenceTypeNames as [EvidenceType, ...EvidenceType[]]),
  descriptionFa: Type.String({ maxLength: 10_000 }),
  descriptionEn: Type.String({ maxLength: 10_000 }),
  keywords: Type.String({ maxLength: 10_000 }),
  examples: Type.Array(line, { maxItems: 50 }),
  asks: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }),
  ackDays: days,
  actDays: days,
})
export type GroupForm = Static<typeof GroupForm>

/** Longest texts, in characters. */
export const limits = { name: 120, agency: 160, description: 1500, keywords: 1500, example: 400, examples: 12, asks: 8, days: 365, parts: 8 } as const

export const acts = ['create', 'edit', 'rename', 'split', 'merge', 'retire', 'restore'] as const
export type ChangeAct = (typeof acts)[number]

/**
 * What is to be done; `planChange` (rules.ts) says what it comes to.
 * create: form · edit: form (its code) · rename: code, names, newCode? · split: code, parts (new groups) ·
 * merge: codes into `into` (one of them, another active group, or a new one with `form`) ·
 * retire: code, successors (none: an empty list) · restore: code
 */
export const Change = Type.Union([
  Type.Object({ act: Type.Literal('create'), form: GroupForm }),
  Type.Object({ act: Type.Literal('edit'), form: GroupForm }),
  Type.Object({ act: Type.Literal('rename'), code: GroupCode, nameFa: line, nameEn: line, newCode: Type.Optional(GroupCode) }),
  Type.Object({ act: Type.Literal('split'), code: GroupCode, parts: Type.Array(GroupForm, { maxItems: limits.parts }) }),
  Type.Object({
    act: Type.Literal('merge'),
    codes: Type.Array(GroupCode, { maxItems: 12 }),
    into: GroupCode,
    form: Type.Optional(GroupForm),
  }),
  Type.Object({ act: Type.Literal('retire'), code: GroupCode, successors: Type.Array(GroupCode, { maxItems: 8 }) }),
  Type.Object({ act: Type.Literal('restore'), code: GroupCode }),
])
export type Change = Static<typeof Change>

/** The versions of the touched groups that the author of a change had before them: code → version. */
export const Seen = Type.Record(GroupCode, Type.Integer())
export type Seen = Static<typeof Seen>

export type VersionAct = ChangeAct | 'import'
/** One group before and after a change; `before` null: new. */
export type Step = { readonly act: VersionAct; readonly before: GroupDetail | null; readonly after: GroupDetail }

export const reason = Type.String({ maxLength: 1000 })

/** What a change would do: a line for each group, and how many open obstacles of the caller's province stand under it. */
export const Preview = Type.Object({
  steps: Type.Array(
    Type.Object({
      code: GroupCode,
      act: Type.String(),
      before: Type.Union([GroupDetail, Type.Null()]),
      after: GroupDetail,
      openObstacles: Type.Integer(),
    }),
  ),
})

export const VersionView = Type.Object({
  version: Type.Integer(),
  /** null: as the program brought it. */
  at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  act: Type.String(),
  reason: Type.String(),
  provinceFa: Type.String(),
  provinceEn: Type.String(),
  /** Who decided; empty when it was decided in another province. */
  by: Type.String(),
  body: GroupDetail,
})
export type VersionView = Static<typeof VersionView>
