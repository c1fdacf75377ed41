// Follow-up: how a resolution is counted, and the filters that every table, list and sheet of the board share. Pure.

import { type Static, Type } from 'typebox'
import type { Role } from '#kernel/actor.ts'
import { bodyKinds, Id, Moment, Name2, notExecutedReasons, type NotExecutedReason, orNull } from '../model.ts'

export const followupReaders = [
  'secretary',
  'centreHead',
  'manager',
  'auditor',
  'agencyHead',
  'expert',
  'official',
] as const satisfies readonly Role[]

/** Where a notified resolution stands, each in exactly one. */
const outcomes = ['executed', 'claimed', 'executing', 'unconfirmed', 'not_executed', 'annulled'] as const
export type Outcome = (typeof outcomes)[number]
/** The same with the date told apart: `overdue` are those of `executing` whose date has passed. They add up to the whole. */
export const standings = ['executed', 'claimed', 'executing', 'overdue', 'unconfirmed', 'not_executed', 'annulled'] as const
export type Standing = (typeof standings)[number]
export const rowStandings = [...standings, 'not_annulled'] as const

/** One counted place of the tally. @see keyOf in tally/rules.ts */
export type TallyKey = {
  /** Jalali month of notification: 140508. */
  readonly month: number
  readonly bodyId: string
  /** Prepared the dossier: its members count it too. */
  readonly committeeId: string | null
  readonly agencyId: string
  readonly domainCode: string
  readonly countyId: string | null
  readonly outcome: Outcome
  readonly reason: NotExecutedReason | ''
  /** The agency has said that it did it, whatever became of that word since. */
  readonly claimed: boolean
  /** From notification to the producer's word, in days; 0 unless executed. */
  readonly days: number
}
export type Move = { readonly before: TallyKey | null; readonly after: TallyKey | null }

/** Jalali months as they stand in addresses: 1405-08. */
const Month = Type.String({ pattern: '^1[34]\\d\\d-(0[1-9]|1[0-2])$' })
/** Jalali quarters: 1405-3. */
export const Quarter = Type.String({ pattern: '^1[34]\\d\\d-[1-4]$' })

export const BoardFilter = {
  from: Type.Optional(Month),
  to: Type.Optional(Month),
  level: Type.Optional(Type.Enum([...bodyKinds])),
  bodyId: Type.Optional(Id),
  agencyId: Type.Optional(Id),
  domain: Type.Optional(Type.String({ maxLength: 20 })),
  countyId: Type.Optional(Type.Union([Id, Type.Literal('none')])),
}
const boardFilter = Type.Object(BoardFilter)
export type BoardFilter = Static<typeof boardFilter>

export const RowFilter = {
  ...BoardFilter,
  /** `not_annulled`: the base of every share. */
  outcome: Type.Optional(Type.Enum([...rowStandings])),
  reason: Type.Optional(Type.Enum([...notExecutedReasons])),
  /** yes: its agency has said that it did it; gap: it has, and the producer has not confirmed it. Neither holds annulled ones. */
  claimed: Type.Optional(Type.Enum(['yes', 'gap'])),
}
const rowFilter = Type.Object(RowFilter)
export type RowFilter = Static<typeof rowFilter>

// ── The board ───────────────────────────────────────────────────────────────────────────────────────────────────────

const Count = Type.Integer({ minimum: 0 })
export const sides = ['agency', 'level', 'body', 'domain', 'month', 'county'] as const
export type Side = (typeof sides)[number]

export const Counts = Type.Object({
  total: Count,
  ...(Object.fromEntries(standings.map((s) => [s, Count])) as Record<Standing, typeof Count>),
  /** Of all but the annulled: how many their agencies have said to be done. */
  said: Count,
  /** Not executed, by reason; '' where none was given. */
  reasons: Type.Record(Type.String(), Count),
  /** From notification to the producer's word, on average over the executed; null when there is none. */
  averageDays: orNull(Type.Number()),
})
export type Counts = Static<typeof Counts>

/** `key`: what the filter of that side takes; '' in the side of topics and 'none' in that of counties: not known. */
export const BoardLine = Type.Object({ key: Type.String(), ...Name2.properties, counts: Counts })
export type BoardLine = Static<typeof BoardLine>
export const Board = Type.Object({
  asOf: Moment,
  by: Type.Enum([...sides]),
  from: orNull(Month),
  to: orNull(Month),
  totals: Counts,
  lines: Type.Array(BoardLine),
  /** Whose resolutions are counted: the whole province, or only some. */
  scope: Type.Enum(['province', 'agency', 'bodies']),
  /** Confidential ones are counted, and this person cannot list them. */
  hidden: Type.Boolean(),
})
export type Board = Static<typeof Board>

const Choice = Type.Object({ id: Type.String(), ...Name2.properties })
/** What the filters choose from: agencies and bodies only as far as this person counts them. */
export const Choices = Type.Object({
  agencies: Type.Array(Choice),
  bodies: Type.Array(Type.Object({ ...Choice.properties, level: Type.Enum([...bodyKinds]) })),
  counties: Type.Array(Choice),
  domains: Type.Array(Choice),
})
export type Choices = Static<typeof Choices>

export const RowLine = Type.Object({
  id: Id,
  code: Type.String(),
  text: Type.String(),
  unitName: Type.String(),
  agency: Name2,
  body: Name2,
  county: orNull(Name2),
  domain: orNull(Name2),
  standing: Type.Enum([...standings]),
  reason: orNull(Type.Enum([...notExecutedReasons])),
  claimed: Type.Boolean(),
  confidential: Type.Boolean(),
  notifiedAt: Moment,
  dueAt: Moment,
  endedAt: orNull(Moment),
  /** From notification to the producer's word; null unless executed. */
  days: orNull(Count),
})
export type RowLine = Static<typeof RowLine>
export const RowPage = Type.Object({ rows: Type.Array(RowLine), next: orNull(Type.String()) })
export type RowPage = Static<typeof RowPage>

// ── Two-sided duties ────────────────────────────────────────────────────────────────────────────────────────────────

export const dutySides = ['county', 'body'] as const
export type DutySide = (typeof dutySides)[number]
/** `due`: their date is past and nothing was said; `open`: their date has not come. */
export const DutyCounts = Type.Object({ total: Count, open: Count, due: Count, claimed: Count, done: Count, broken: Count, waived: Count })
export type DutyCounts = Static<typeof DutyCounts>
export const DutyLine = Type.Object({ key: Type.String(), ...Name2.properties, producers: DutyCounts, agencies: Counts })
export type DutyLine = Static<typeof DutyLine>
export const TwoSides = Type.Object({
  asOf: Moment,
  by: Type.Enum([...dutySides]),
  /** Months of notification that are counted: always from a first one, so that no reader counts all years unasked. */
  from: Month,
  to: orNull(Month),
  lines: Type.Array(DutyLine),
  producers: DutyCounts,
  agencies: Counts,
})
export type TwoSides = Static<typeof TwoSides>

export const dutyWhich = ['open', 'due', 'claimed', 'done', 'broken', 'waived'] as const
export const DutyRow = Type.Object({
  id: Id,
  resolutionId: Id,
  code: Type.String(),
  text: Type.String(),
  unitName: Type.String(),
  county: orNull(Name2),
  body: Name2,
  dueAt: Moment,
  which: Type.Enum([...dutyWhich]),
  note: Type.String(),
})
export type DutyRow = Static<typeof DutyRow>
export const DutyPage = Type.Object({ rows: Type.Array(DutyRow), next: orNull(Type.String()) })

// ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a province is ranked by; their definitions stand in figures/rules.ts and in the words. Codes never change. */
export const figureCodes = [
  'sessions_regular',
  'sessions_governor',
  'resolutions_notified',
  'resolutions_executed',
  'resolutions_claimed',
  'confirmation_gap',
  'units_revived',
  'jobs_kept',
  'backlog',
  'backlog_week',
  'days_to_decision',
  'days_to_execution',
] as const
export type FigureCode = (typeof figureCodes)[number]
/** Share: value/of is 0…1; days: value/of is an average. */
export const figureUnits = ['count', 'share', 'days'] as const
export type FigureUnit = (typeof figureUnits)[number]

const Worked = {
  /** The numerator: a count, or a sum of days. */
  value: Type.Number(),
  /** The denominator; null where the figure is a plain count. With 0 there is nothing to say: `measureOf` answers null. */
  of: orNull(Type.Number()),
}
export const Figure = Type.Object({
  code: Type.Enum([...figureCodes]),
  unit: Type.Enum([...figureUnits]),
  ...Worked,
  /** The same days of the year before: `before` of the sheet. */
  before: Type.Object(Worked),
  /** Of the measures (`measureOf`); null where either is not known. */
  change: orNull(Type.Number()),
})
export type Figure = Static<typeof Figure>
export const FigureSheet = Type.Object({
  quarter: Quarter,
  level: orNull(Type.Enum([...bodyKinds])),
  asOf: Moment,
  /** The quarter has not ended: its figures will still move. */
  running: Type.Boolean(),
  /** What is compared with: of the same quarter of the year before so many days, counted as it stood then. */
  before: Type.Object({ quarter: Quarter, days: Count }),
  scope: Board.properties.scope,
  /** Confidential records are counted, and this person cannot list them. */
  hidden: Type.Boolean(),
  figures: Type.Array(Figure),
  /** Measures of the quarters before, oldest first, this one last. */
  trend: Type.Array(Type.Object({ quarter: Quarter, values: Type.Record(Type.String(), orNull(Type.Number())) })),
})
export type FigureSheet = Static<typeof FigureSheet>

/** A record behind a figure, whatever its kind. */
export const FigureRow = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['session', 'dossier', 'missing']),
  code: Type.String(),
  title: Type.String(),
  body: Name2,
  /** When it was, or was due. */
  at: Moment,
  /** Counts in the numerator. */
  counts: Type.Boolean(),
  /** Its own share of the figure: days, jobs; null when it counts as one. */
  amount: orNull(Type.Number()),
  note: Type.String(),
})
export type FigureRow = Static<typeof FigureRow>
export const FigureRows = Type.Object({
  code: Type.Enum([...figureCodes]),
  quarter: Quarter,
  rows: Type.Array(FigureRow),
  next: orNull(Type.String()),
})
export type FigureRows = Static<typeof FigureRows>
