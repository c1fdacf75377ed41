// Budgets and clocks: how long a step may take, and a stop-watch that can pause.

import type { WorkCalendar } from '#kernel/working-time.ts'
import type { Priority } from '../model.ts'

export const budgetUnits = ['workingHours', 'workingDays', 'hours', 'days'] as const
export type Budget = { readonly amount: number; readonly unit: (typeof budgetUnits)[number] }

/** One row of the ladder's data: `step` of `rung`, for cases of this priority. */
export type PolicyKey = { readonly priority: Priority; readonly rung: number; readonly step: string }
export type Policy = (key: PolicyKey) => Budget

/** Which calendar counts: the centre (always open), the province's, or an agency's own hours. */
export type CalendarKey = 'centre' | 'province' | `agency:${string}`
export type Calendars = (key: CalendarKey) => WorkCalendar

/** All that the fold needs besides the acts. */
export type World = { readonly policy: Policy; readonly calendars: Calendars; readonly now: Date }

/** A running budget. `dueAt` is null while it is paused; it is derived and kept only so that reading costs nothing. */
export type Clock = {
  readonly since: Date
  readonly budget: Budget
  readonly calendar: CalendarKey
  readonly pauses: readonly { readonly from: Date; readonly to: Date | null }[]
  readonly dueAt: Date | null
}

export const agencyKey = (agencyId: string): CalendarKey => `agency:${agencyId}`
