// The working calendar as data: weekly hours of the province and of agencies, days off of the province or of counties.

import { type Static, Type } from 'typebox'
import { Week } from '../agencies/model.ts'
import { Day, Id, maybe } from '../model.ts'

export const dayOffKinds = ['holiday', 'closure'] as const
export type DayOffKind = (typeof dayOffKinds)[number]

export const DayOffForm = Type.Object({
  /** Gregorian `2027-03-20` or Jalali `1405/12/29`. */
  day: Type.String({ maxLength: 20 }),
  kind: Type.Enum([...dayOffKinds]),
  /** Empty or absent: the whole province. */
  countyIds: Type.Optional(Type.Array(Id, { maxItems: 100 })),
  nameFa: Type.String({ maxLength: 120 }),
  nameEn: Type.Optional(Type.String({ maxLength: 120 })),
})
export type DayOffForm = Static<typeof DayOffForm>

export const DayOff = Type.Object({
  id: Id,
  day: Day,
  kind: Type.Enum([...dayOffKinds]),
  countyIds: Type.Array(Id),
  nameFa: Type.String(),
  nameEn: Type.String(),
  /** A lunar holiday whose day hangs on the sighting of the moon. */
  provisional: Type.Boolean(),
})
export type DayOff = Static<typeof DayOff>

export const CalendarYear = Type.Object({
  /** Jalali. */
  year: Type.Integer(),
  week: Week,
  daysOff: Type.Array(DayOff),
  /** Agencies with hours of their own. */
  agencies: Type.Array(Type.Object({ id: Id, nameFa: Type.String(), nameEn: Type.String(), hours: Week })),
  /** Official holidays of the year that are not in the calendar yet. */
  missingOfficial: Type.Integer(),
  /** False: only the solar holidays of this year are known. */
  lunarKnown: Type.Boolean(),
  open: Type.Array(Type.String()),
})
export type CalendarYear = Static<typeof CalendarYear>

export const NewDaysOff = Type.Object({ added: Type.Integer(), provisional: Type.Integer() })
export type OfficialHoliday = { readonly day: string; readonly nameFa: string; readonly nameEn: string; readonly provisional: boolean }
export const Year = Type.Object({ year: Type.Integer({ minimum: 1380, maximum: 1500 }) })
export const MaybeCounty = maybe(Id)
