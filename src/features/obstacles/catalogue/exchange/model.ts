// The catalogue as a table: what leaves as XLSX or CSV, and what comes back with edits.

import { type Static, Type } from 'typebox'

/** The columns in their order; headings stand under `obstacles.form.<name>`. `retired` and `successors` are only told, never read. */
export const columns = [
  'code',
  'domainCode',
  'nameFa',
  'nameEn',
  'descriptionFa',
  'descriptionEn',
  'keywords',
  'examples',
  'asks',
  'agencyFa',
  'agencyEn',
  'evidenceType',
  'ackDays',
  'actDays',
  'retired',
  'successors',
] as const
export type Column = (typeof columns)[number]

/** Between the items of a cell that holds several. */
export const separator = ' | '
export const maxRows = 2000

export const rowStates = ['added', 'changed', 'unchanged', 'refused'] as const
export type RowState = (typeof rowStates)[number]

export const ImportRow = Type.Object({
  /** As the sheet numbers its rows. */
  row: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  state: Type.Enum([...rowStates] as [RowState, ...RowState[]]),
  /** changed: each field that differs, as texts; lists are joined by ` | `. */
  changes: Type.Array(Type.Object({ field: Type.String(), before: Type.String(), after: Type.String() })),
  /** refused: why, as a problem's code and details. */
  problem: Type.Union([Type.Object({ code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) }), Type.Null()]),
})
export type ImportRow = Static<typeof ImportRow>

export const ImportPreview = Type.Object({
  rows: Type.Array(ImportRow),
  counts: Type.Object({ added: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), refused: Type.Integer() }),
  /** Headings that were not understood; their cells are not read. */
  unknownColumns: Type.Array(Type.String()),
  /** To be sent with the confirmation: the catalogue these differences were taken against. */
  stamp: Type.String(),
})
export type ImportPreview = Static<typeof ImportPreview>
