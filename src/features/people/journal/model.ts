// Reading the journal. The tables belong to the engine; the reading pages stand here, beside people.

import { type Static, Type } from 'typebox'
import { Id, Nullable } from '../model.ts'

export const FactView = Type.Object({
  id: Id,
  at: Type.String(),
  /** `casework.claim` */
  name: Type.String(),
  /** `case:<uuid>`, `account:<uuid>` … */
  subject: Type.String(),
  actorId: Nullable(Type.String()),
  actorName: Type.String(),
  actorRole: Type.String(),
  /** Empty for an administrator where the fact tells of a case's content. */
  details: Type.Record(Type.String(), Type.Unknown()),
  /** True once the fact is inside the hash chain. */
  sealed: Type.Boolean(),
})
export type FactView = Static<typeof FactView>
