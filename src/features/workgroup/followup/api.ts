// Follow-up: the board, the figures and the rows behind them. The contract.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { After, bodyKinds, Limit } from '../model.ts'
import {
  Board,
  BoardFilter,
  Choices,
  DutyPage,
  dutySides,
  dutyWhich,
  figureCodes,
  FigureRows,
  FigureSheet,
  followupReaders,
  Quarter,
  RowFilter,
  RowPage,
  sides,
  TwoSides,
} from './model.ts'

const Sheet = { kind: Type.Optional(Type.Enum(['xlsx', 'csv'])) }
const By = { by: Type.Optional(Type.Enum([...sides])) }
const DutyFilter = { by: Type.Optional(Type.Enum([...dutySides])), ...BoardFilter }
const DutyRowFilter = { which: Type.Optional(Type.Enum([...dutyWhich])), ...BoardFilter }
const Period = { quarter: Type.Optional(Quarter), level: Type.Optional(Type.Enum([...bodyKinds])) }
const Code = Type.Object({ code: Type.Enum([...figureCodes]) })
const sheet = { reply: Type.Object({}), raw: true, rate: { max: 30, per: 'minute' } } as const

export const followupApi = {
  followupChoices: {
    method: 'GET',
    path: '/api/followup/choices',
    summary: 'What the filters of follow-up choose from.',
    may: followupReaders,
    reply: Choices,
  },
  readBoard: {
    method: 'GET',
    path: '/api/followup/board',
    summary: 'Counts of notified resolutions by agency, level, body, topic, month or county, as of now.',
    may: followupReaders,
    query: Type.Object({ ...By, ...BoardFilter }),
    reply: Board,
  },
  exportBoard: {
    method: 'GET',
    path: '/api/followup/board/export',
    summary: 'The board as a spreadsheet.',
    may: followupReaders,
    query: Type.Object({ ...By, ...BoardFilter, ...Sheet }),
    ...sheet,
  },
  followupRows: {
    method: 'GET',
    path: '/api/followup/rows',
    summary: 'The resolutions behind a number of the board, newest notified first; confidential ones only for who may see them.',
    may: followupReaders,
    query: Type.Object({ ...RowFilter, after: After, limit: Limit }),
    reply: RowPage,
  },
  exportFollowupRows: {
    method: 'GET',
    path: '/api/followup/rows/export',
    summary: 'The resolutions behind a number as a spreadsheet, at most 50,000.',
    may: followupReaders,
    query: Type.Object({ ...RowFilter, ...Sheet }),
    ...sheet,
  },
  readTwoSides: {
    method: 'GET',
    path: '/api/followup/duties',
    summary: 'Duties of producers beside those of agencies, by county or by body.',
    may: followupReaders,
    query: Type.Object(DutyFilter),
    reply: TwoSides,
  },
  exportTwoSides: {
    method: 'GET',
    path: '/api/followup/duties/export',
    summary: 'Both sides’ duties as a spreadsheet.',
    may: followupReaders,
    query: Type.Object({ ...DutyFilter, ...Sheet }),
    ...sheet,
  },
  dutyRows: {
    method: 'GET',
    path: '/api/followup/duties/rows',
    summary: 'The duties of producers behind a number, the latest date first.',
    may: followupReaders,
    query: Type.Object({ ...DutyRowFilter, after: After, limit: Limit }),
    reply: DutyPage,
  },
  readFigures: {
    method: 'GET',
    path: '/api/followup/figures',
    summary: 'What the province is ranked by, of a Jalali quarter: numerators, denominators, the same quarter last year, four quarters before.',
    may: followupReaders,
    query: Type.Object(Period),
    reply: FigureSheet,
  },
  exportFigures: {
    method: 'GET',
    path: '/api/followup/figures/export',
    summary: 'The figures of a quarter with their definitions as a spreadsheet.',
    may: followupReaders,
    query: Type.Object({ ...Period, ...Sheet }),
    ...sheet,
  },
  figureRows: {
    method: 'GET',
    path: '/api/followup/figures/:code/rows',
    summary: 'The sessions or dossiers behind a figure.',
    may: followupReaders,
    params: Code,
    query: Type.Object({ ...Period, after: After, limit: Limit }),
    reply: FigureRows,
  },
  exportFigureRows: {
    method: 'GET',
    path: '/api/followup/figures/:code/rows/export',
    summary: 'The sessions or dossiers behind a figure as a spreadsheet.',
    may: followupReaders,
    params: Code,
    query: Type.Object({ ...Period, ...Sheet }),
    ...sheet,
  },
} as const satisfies Contract
