// A backlog that comes as a spreadsheet, as the API shows and takes it.

import { type Static, Type } from 'typebox'
import { GroupCode } from '../catalogue/model.ts'

const Uuid = Type.String({ format: 'uuid' })
const maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()])

/** Work at the desk; the administrator keeps the system and sees no case. */
export const importRoles = ['operator', 'centreHead', 'secretary'] as const
export const limits = { fileBytes: 50_000_000, rows: 200_000, previewRows: 20, text: 50_000 } as const

export const importStates = ['mapping', 'reading', 'analysing', 'review', 'finishing', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]
export const decisions = ['case', 'archive', 'skip'] as const
export type Decision = (typeof decisions)[number]

/** What a column may hold. Only `text` is needed. */
export const fieldNames = [
  'text',
  'unitName',
  'legalEntityId',
  'businessId',
  'licence',
  'county',
  'phone',
  'reporter',
  'toldDay',
  'group',
  'agency',
  'outcome',
  'money',
  'jobs',
] as const
export type FieldName = (typeof fieldNames)[number]
/** Field → column, counted from 0. */
export type Columns = { readonly [F in FieldName]?: number }
const Columns = Type.Partial(
  Type.Object(
    Object.fromEntries(fieldNames.map((f) => [f, Type.Integer({ minimum: 0, maximum: 199 })])) as Record<FieldName, ReturnType<typeof Type.Integer>>,
  ),
)

/** How to read a number of money without a unit, and a year of two digits; `ask` makes each such cell a fault. */
export const moneyUnits = ['ask', 'rial', 'toman', 'millionRial', 'millionToman'] as const
export const yearReadings = ['ask', '1300', '1400'] as const
export const Options = Type.Object({ moneyUnit: Type.Enum([...moneyUnits]), twoDigitYears: Type.Enum([...yearReadings]) })
export type Options = Static<typeof Options>
export const usualOptions: Options = { moneyUnit: 'ask', twoDigitYears: 'ask' }

/** What could not be read, and where; `value` as it was, `more` what is proposed instead. */
export const Fault = Type.Object({ field: Type.String(), code: Type.String(), value: Type.String(), more: Type.Optional(Type.String()) })
export type Fault = Static<typeof Fault>
export const faultCodes = [
  'noText',
  'cutText',
  'badLegalEntityId',
  'badBusinessId',
  'badPhone',
  'badDay',
  'futureDay',
  'twoDigitYear',
  'badMoney',
  'noMoneyUnit',
  'badJobs',
  'formulaWithoutResult',
  'errorValue',
  'unknownGroup',
  'retiredGroup',
  'unknownCounty',
  'unknownOutcome',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** What a row tells besides its text; days as yyyy-mm-dd, money in rials, phones E.164, everything else as told. */
export const Fields = Type.Partial(
  Type.Object({
    unitName: Type.String(),
    legalEntityId: Type.String(),
    businessId: Type.String(),
    licence: Type.String(),
    county: Type.String(),
    phone: Type.String(),
    reporter: Type.String(),
    toldDay: Type.String(),
    group: Type.String(),
    agency: Type.String(),
    outcome: Type.String(),
    moneyIrr: Type.Number(),
    jobs: Type.Integer(),
  }),
)
export type Fields = Static<typeof Fields>

const Note = Type.Object({ code: Type.String(), count: Type.Integer(), at: Type.Array(Type.String()) })

/** One import with where it stands. */
export const ImportCard = Type.Object({
  id: Uuid,
  name: Type.String(),
  fileName: Type.String(),
  encoding: Type.String(),
  sheet: Type.String(),
  headings: Type.Array(Type.String()),
  columns: Columns,
  notes: Type.Array(Note),
  state: Type.Enum([...importStates]),
  /** Why it failed: a Problem's code and details. */
  failure: maybe(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })),
  rows: Type.Integer(),
  read: Type.Integer(),
  analysed: Type.Integer(),
  decided: Type.Integer(),
  finished: Type.Integer(),
  faulty: Type.Integer(),
  startedAt: Type.String({ format: 'date-time' }),
  version: Type.Integer(),
  /** The acts open to this person now. */
  open: Type.Array(Type.String()),
})
export type ImportCard = Static<typeof ImportCard>
export const ImportPage = Type.Object({ rows: Type.Array(ImportCard), next: maybe(Type.String()) })

export const PreviewForm = Type.Object({
  sheet: Type.Optional(Type.String({ maxLength: 200 })),
  /** How many rows at the top are headings; found when absent. */
  headerRows: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
  columns: Type.Optional(Columns),
  options: Type.Optional(Options),
})
export type PreviewForm = Static<typeof PreviewForm>
const Understood = Type.Object({ no: Type.Integer(), raw: Type.Array(Type.String()), text: Type.String(), fields: Fields, faults: Type.Array(Fault) })
export type Understood = Static<typeof Understood>
export const Preview = Type.Object({
  kind: Type.Enum(['xlsx', 'csv']),
  encoding: Type.String(),
  delimiter: Type.String(),
  sheets: Type.Array(Type.Object({ name: Type.String(), hidden: Type.Boolean() })),
  sheet: Type.String(),
  headerRows: Type.Integer(),
  headings: Type.Array(Type.String()),
  hiddenColumns: Type.Array(Type.Integer()),
  columns: Columns,
  /** These headings were matched before; `columns` are from then. */
  remembered: Type.Boolean(),
  options: Options,
  notes: Type.Array(Note),
  rows: Type.Array(Understood),
})
export type Preview = Static<typeof Preview>
export const StartForm = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 200 })),
  sheet: Type.String({ maxLength: 200 }),
  headerRows: Type.Integer({ minimum: 0, maximum: 10 }),
  columns: Columns,
  options: Options,
})
export type StartForm = Static<typeof StartForm>

/** One heap on the review desk: all rows that look like one group, or that share a flaw. */
export const Pile = Type.Object({
  /** A group's code, `none` (could not be judged), `same` (repeats another) or `empty` (no text). */
  pile: Type.String(),
  nameFa: Type.String(),
  nameEn: Type.String(),
  rows: Type.Integer(),
  waiting: Type.Integer(),
  /** Waiting rows by tenths of probability, from 0–0.1 to 0.9–1. */
  tenths: Type.Array(Type.Integer()),
})
export type Pile = Static<typeof Pile>
export const Piles = Type.Object({ piles: Type.Array(Pile), import: ImportCard, unknownUnits: Type.Integer() })

export const Row = Type.Object({
  no: Type.Integer(),
  raw: Type.Array(Type.String()),
  text: Type.String(),
  fields: Fields,
  faults: Type.Array(Fault),
  pile: Type.String(),
  groupCode: maybe(Type.String()),
  probability: maybe(Type.Number()),
  /** Further groups that came near. */
  others: Type.Array(Type.Object({ code: Type.String(), p: Type.Number() })),
  /** The words that weighed for the group. */
  words: Type.Array(Type.String()),
  unitId: maybe(Uuid),
  unitName: Type.String(),
  unitWhy: Type.String(),
  unitScore: maybe(Type.Number()),
  countyId: maybe(Uuid),
  sameNo: maybe(Type.Integer()),
  sameId: maybe(Uuid),
  sameCode: Type.String(),
  sameScore: maybe(Type.Number()),
  decision: Type.Enum(['none', ...decisions]),
  decidedCode: maybe(Type.String()),
  obstacleId: maybe(Uuid),
  /** Why it could not become a case. */
  refusal: maybe(Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) })),
})
export type Row = Static<typeof Row>
export const RowPage = Type.Object({ rows: Type.Array(Row), next: maybe(Type.String()) })
export const RowFilter = Type.Object({
  pile: Type.Optional(Type.String({ maxLength: 10 })),
  decision: Type.Optional(Type.Enum(['none', ...decisions])),
  batchId: Type.Optional(Uuid),
  unitKey: Type.Optional(Type.String({ maxLength: 300 })),
  faulty: Type.Optional(Type.Boolean()),
  min: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  max: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  after: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export type RowFilter = Static<typeof RowFilter>

export const DecideForm = Type.Object({
  decision: Type.Enum([...decisions]),
  /** The waiting rows of this pile … */
  pile: Type.Optional(Type.String({ maxLength: 10 })),
  /** … at least (and below) this probable … */
  min: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  below: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** … or only these rows. */
  nos: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 5000 })),
  /** Another group than proposed. */
  groupCode: Type.Optional(GroupCode),
})
export type DecideForm = Static<typeof DecideForm>
export const Batch = Type.Object({
  id: Uuid,
  decision: Type.Enum([...decisions]),
  pile: Type.String(),
  groupCode: maybe(Type.String()),
  rows: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  by: Type.String(),
  undoneAt: maybe(Type.String({ format: 'date-time' })),
})
export type Batch = Static<typeof Batch>
/** `keptCases`: rows that are cases already; those stay and can be withdrawn on their own page. */
export const Undone = Type.Object({ rows: Type.Integer(), keptCases: Type.Integer(), import: ImportCard })

export const UnknownUnit = Type.Object({
  key: Type.String(),
  name: Type.String(),
  rows: Type.Integer(),
  choices: Type.Array(Type.Object({ id: Uuid, name: Type.String(), score: Type.Number() })),
})
export type UnknownUnit = Static<typeof UnknownUnit>
export const UnknownUnits = Type.Object({ rows: Type.Array(UnknownUnit), next: maybe(Type.String()) })
/** The unit this name means, or a new one in a county. */
export const UnitChoice = Type.Object({ key: Type.String({ maxLength: 300 }), unitId: Type.Optional(Uuid), countyId: Type.Optional(Uuid) })

/** A row a person decided to make a case of; what casework needs to open it. `phone` is E.164. */
export type AcceptedRow = {
  readonly no: number
  readonly text: string
  readonly groupCode: string | null
  readonly unitId: string | null
  readonly unitName: string
  readonly countyId: string | null
  readonly phone: string
  readonly reporter: string
  readonly toldOn: string | null
  readonly moneyIrr: number | null
  readonly jobs: number | null
  readonly actorId: string
}
