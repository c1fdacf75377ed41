// The contract of export and import.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { appliers, catalogueReaders } from '../model.ts'
import { ImportPreview } from './model.ts'

const upload = { maxBytes: 5_000_000, maxFiles: 1, sheets: true } as const

export const exchangeApi = {
  exportGroups: {
    method: 'GET',
    path: '/api/groups/export',
    may: catalogueReaders,
    query: Type.Object({ format: Type.Optional(Type.Enum(['xlsx', 'csv'])), lang: Type.Optional(Type.Enum(['fa', 'en'])) }),
    reply: Type.Unknown(),
    raw: true,
    rate: { max: 60, per: 'minute' },
    summary: 'The whole catalogue as a table, XLSX or CSV, with Persian or English headings.',
  },
  previewGroupImport: {
    method: 'POST',
    path: '/api/groups/import/preview',
    may: appliers,
    upload,
    reply: ImportPreview,
    summary: 'What a table of edits would change, row by row, and which rows cannot be taken and why; nothing is written.',
  },
  importGroups: {
    method: 'POST',
    path: '/api/groups/import',
    may: appliers,
    upload,
    body: Type.Object({ stamp: Type.String({ maxLength: 40 }), reason: Type.String({ maxLength: 1000 }) }),
    reply: Type.Object({ added: Type.Integer(), changed: Type.Integer() }),
    summary: 'Applies a table of edits in one step, all or nothing; `stamp` is the preview’s (409 when the catalogue was changed since).',
  },
} satisfies Contract
