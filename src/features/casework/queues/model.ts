// What waits for whom: the lists that each desk of the house starts its day with.

import { type Static, Type } from 'typebox'
import { CaseListItem, ReferralView } from '../cases/model.ts'
import { Id, Moment, Name2, orNull, priorities } from '../model.ts'

/** One referral in an inbox, with enough of its case to decide without opening it. */
export const InboxItem = Type.Object({
  referral: Type.Object({
    id: Id,
    deskId: Id,
    deskName: Name2,
    agencyId: Id,
    agencyName: Name2,
    state: ReferralView.properties.state,
    lead: Type.Boolean(),
    rung: Type.Integer(),
    sentAt: Moment,
    acceptedAt: orNull(Moment),
    endedAt: orNull(Moment),
    dueAt: orNull(Moment),
    overdue: Type.Boolean(),
  }),
  case: CaseListItem,
})
export type InboxItem = Static<typeof InboxItem>
export const InboxPage = Type.Object({ items: Type.Array(InboxItem), next: orNull(Type.String()) })

const Count = Type.Integer()
/** Counts of open cases of the province, now. */
export const Overview = Type.Object({
  at: Moment,
  open: Count,
  overdue: Count,
  productionStopped: Count,
  vacancies: Count,
  /** Cases that hang on a knot, or hung until the rule was changed, are left out of every number but `onKnots`. */
  withoutKnots: Type.Boolean(),
  onKnots: Count,
  /** How the cases of the last `days` days ended. Withdrawn and merged ones ended without an outcome: no rate counts them. */
  ended: Type.Object({
    days: Count,
    outcomes: Count,
    confirmed: Count,
    closedSilent: Count,
    declined: Count,
    withdrawn: Count,
    merged: Count,
    onKnots: Count,
  }),
  byStatus: Type.Record(Type.String(), Count),
  byHolder: Type.Record(Type.String(), Count),
  byRung: Type.Record(Type.String(), Count),
  byFlag: Type.Record(Type.String(), Count),
  /** Desks with live referrals, the most overdue first; at most 50. */
  desks: Type.Array(
    Type.Object({
      deskId: Id,
      deskName: Name2,
      agencyId: Id,
      agencyName: Name2,
      live: Count,
      unaccepted: Count,
      overdue: Count,
      nextDueAt: orNull(Moment),
    }),
  ),
})
export type Overview = Static<typeof Overview>

/** One budget of the ladder. `default` is the shipped value; `edited` says that this province set its own. */
export const PolicyRow = Type.Object({
  priority: Type.Enum([...priorities]),
  rung: Type.Integer(),
  step: Type.String(),
  amount: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
  unit: Type.Enum(['workingHours', 'workingDays', 'hours', 'days']),
  default: Type.Object({ amount: Type.Number(), unit: Type.String() }),
  edited: Type.Boolean(),
  version: Type.Integer(),
})
export type PolicyRow = Static<typeof PolicyRow>
export const PolicyEdit = Type.Object({
  priority: PolicyRow.properties.priority,
  rung: Type.Integer({ minimum: 0, maximum: 5 }),
  step: Type.String({ maxLength: 40 }),
  amount: PolicyRow.properties.amount,
  unit: PolicyRow.properties.unit,
})
