// The file of a dossier, which builds itself from what the other rooms know. A part that this person may not see is left out.

import { type Static, Type } from 'typebox'
import { ActView, Attachment, Holding, ReferralView } from '#features/casework/cases/model.ts'
import { holders, statuses } from '#features/casework/model.ts'
import { OpinionRequest, SolvedBefore } from '#features/obstacles/panels/model.ts'
import { UnitCard } from '#features/registry/units/model.ts'
import { Id, Moment, Name2, orNull } from '../../model.ts'
import { ResolutionLine } from '../../resolutions/model.ts'
import { DossierView } from '../model.ts'

const { acts: _, ...referral } = ReferralView.properties
export const FileReferral = Type.Object(referral)
export type FileReferral = Static<typeof FileReferral>

export const FileCase = Type.Object({
  id: Id,
  code: Type.String(),
  status: Type.Enum([...statuses]),
  flags: Type.Array(Type.String()),
  priority: Type.String(),
  confidential: Type.Boolean(),
  /** The person may open the case itself; otherwise they read it here only. */
  canOpen: Type.Boolean(),
  groupCode: orNull(Type.String()),
  groupName: orNull(Name2),
  text: Type.String(),
  asked: Type.Record(Type.String(), Type.String()),
  rung: Type.Integer(),
  holder: Type.Enum([...holders]),
  holderName: orNull(Name2),
  openedAt: Moment,
  dueAt: orNull(Moment),
  overdue: Type.Boolean(),
  closedAt: orNull(Moment),
  referrals: Type.Array(FileReferral),
  ledger: Type.Array(Holding),
  /** What agencies, centre and producer said; empty to those who read the case only here. */
  timeline: Type.Array(ActView),
  attachments: Type.Array(Attachment),
  opinions: Type.Array(OpinionRequest),
})
export type FileCase = Static<typeof FileCase>

const Plan = Type.Object({ id: Id, name: Type.String(), plan: Type.String() })

export const DossierFile = Type.Object({
  dossier: DossierView,
  unit: orNull(UnitCard),
  plan: orNull(Plan),
  cases: Type.Array(FileCase),
  /** Confidential cases that this person may not read. */
  hiddenCases: Type.Integer({ minimum: 0 }),
  /** Of this dossier, and earlier ones of the same unit; the newest first. */
  resolutions: Type.Array(ResolutionLine),
  /** Earlier dossiers of the same unit or plan. */
  earlier: Type.Array(Type.Object({ id: Id, code: Type.String(), subject: Type.String(), state: Type.String(), openedAt: Moment })),
  /** Like obstacles that were solved: how, never whose, to those who only advise. */
  similar: Type.Array(SolvedBefore),
})
export type DossierFile = Static<typeof DossierFile>
