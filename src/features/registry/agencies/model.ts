// Agencies, their desks and who sits there.

import { type Static, Type } from 'typebox'
import { Day, Desk, Id, maybe } from '../model.ts'

/** Open hours: days 0 = Sunday … 6 = Saturday, Tehran clock. Same shape as kernel/working-time's WeekHours. */
export const Hours = Type.Object({
  days: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { minItems: 1, maxItems: 7 }),
  from: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  to: Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' }),
})
export type Hours = Static<typeof Hours>
export const Week = Type.Array(Hours, { minItems: 1, maxItems: 14 })

const name = Type.String({ maxLength: 160 })
export const AgencyForm = Type.Object({
  nameFa: name,
  nameEn: name,
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  /** null: the province's hours. */
  hours: Type.Optional(maybe(Week)),
  /** A bank, or what stands for the banks: its refusals go to the bank-expert panel. */
  bank: Type.Optional(Type.Boolean()),
  active: Type.Optional(Type.Boolean()),
})
export type AgencyForm = Static<typeof AgencyForm>
export const NewAgency = Type.Object({ code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }), ...AgencyForm.properties })
export type NewAgency = Static<typeof NewAgency>

export const DeskForm = Type.Object({
  nameFa: name,
  nameEn: name,
  countyIds: Type.Optional(Type.Array(Id, { maxItems: 100 })),
  headId: Type.Optional(maybe(Id)),
  active: Type.Optional(Type.Boolean()),
})
export type DeskForm = Static<typeof DeskForm>

export const Member = Type.Object({
  accountId: Id,
  name: Type.String(),
  /** False: suspended. */
  active: Type.Boolean(),
  /** The last day of today's absence; null when present. */
  absentUntil: maybe(Day),
})
export type Member = Static<typeof Member>

export const DeskView = Type.Object({
  ...Desk.properties,
  members: Type.Array(Member),
  present: Type.Integer(),
  vacant: Type.Boolean(),
  open: Type.Array(Type.String()),
})
export type DeskView = Static<typeof DeskView>

export const AgencyLine = Type.Object({ id: Id, code: Type.String(), nameFa: Type.String(), nameEn: Type.String(), active: Type.Boolean() })
export const AgencyView = Type.Object({
  ...AgencyLine.properties,
  phone: Type.String(),
  hours: maybe(Week),
  bank: Type.Boolean(),
  version: Type.Integer(),
  heads: Type.Array(Member),
  desks: Type.Array(DeskView),
  open: Type.Array(Type.String()),
})
export type AgencyView = Static<typeof AgencyView>

export const AbsenceForm = Type.Object({
  accountId: Id,
  /** Gregorian `2026-11-22` or Jalali `1405/09/01`. */
  fromDay: Type.String({ maxLength: 20 }),
  toDay: Type.String({ maxLength: 20 }),
  reason: Type.Optional(Type.String({ maxLength: 300 })),
})
export type AbsenceForm = Static<typeof AbsenceForm>
export const AbsenceView = Type.Object({
  id: Id,
  accountId: Id,
  name: Type.String(),
  fromDay: Day,
  toDay: Day,
  reason: Type.String(),
  open: Type.Array(Type.String()),
})
export type AbsenceView = Static<typeof AbsenceView>
