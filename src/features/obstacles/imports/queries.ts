// Every SQL statement about an import as a whole.

import { type DbOf, sql } from '#server/db.ts'
import type { PeopleReads } from '#features/people/model.ts'
import type { Columns, ImportState, Options } from './model.ts'

export type Db = DbOf<'obstacles', PeopleReads>
export type ImportRecord = NonNullable<Awaited<ReturnType<typeof findImport>>>

const fields = [
  'id',
  'name',
  'file_sha256',
  'file_name',
  'encoding',
  'sheet',
  'header_rows',
  'columns',
  'headings',
  'notes',
  'options',
  'state',
  'failure',
  'row_count',
  'read_count',
  'analysed_count',
  'decided_count',
  'finished_count',
  'faulty_count',
  'same_done',
  'working_id',
  'started_by',
  'started_at',
  'version',
] as const

export const findImport = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('obstacles.import').select(fields).where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

export const lockImport = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('obstacles.import').select(fields).where('province_id', '=', provinceId).where('id', '=', id).forUpdate().executeTakeFirst()

export type Cursor = { readonly at: string; readonly id: string }

/** The newest first. */
export function listImports(db: Db, provinceId: number, after: Cursor | null, limit: number) {
  let q = db
    .selectFrom('obstacles.import')
    .select(fields)
    .where('province_id', '=', provinceId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (after) q = q.where(sql<boolean>`(started_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return q.execute()
}

export const insertImport = (
  db: Db,
  provinceId: number,
  row: { id: string; name: string; fileSha256: string; fileName: string; startedBy: string; at: Date },
) =>
  db
    .insertInto('obstacles.import')
    .values({
      province_id: provinceId,
      id: row.id,
      name: row.name,
      file_sha256: row.fileSha256,
      file_name: row.fileName,
      state: 'mapping',
      started_by: row.startedBy,
      started_at: row.at,
      updated_at: row.at,
    })
    .execute()

export const setMatched = (
  db: Db,
  provinceId: number,
  id: string,
  m: { name: string; sheet: string; headerRows: number; headings: readonly string[]; columns: Columns; options: Options },
) =>
  db
    .updateTable('obstacles.import')
    .set({
      name: m.name,
      sheet: m.sheet,
      header_rows: m.headerRows,
      headings: [...m.headings],
      columns: JSON.stringify(m.columns),
      options: JSON.stringify(m.options),
      failure: null,
    })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

/** The next state and version; whoever looks at it fetches again. */
export const setState = (db: Db, provinceId: number, id: string, state: ImportState, at: Date) =>
  db
    .updateTable('obstacles.import')
    .set((e) => ({ state, updated_at: at, version: e('version', '+', 1) }))
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

export async function findMapping(db: Db, provinceId: number, hash: string): Promise<Columns | null> {
  const row = await db
    .selectFrom('obstacles.import_mapping')
    .select('columns')
    .where('province_id', '=', provinceId)
    .where('headings_hash', '=', hash)
    .executeTakeFirst()
  return (row?.columns as Columns | undefined) ?? null
}

export const keepMapping = (db: Db, provinceId: number, hash: string, columns: Columns, at: Date) =>
  db
    .insertInto('obstacles.import_mapping')
    .values({ province_id: provinceId, headings_hash: hash, columns: JSON.stringify(columns), used_at: at })
    .onConflict((c) => c.columns(['province_id', 'headings_hash']).doUpdateSet({ columns: JSON.stringify(columns), used_at: at }))
    .execute()

/** A page of rows that could not be read in full, or not become cases. */
export const faultyRows = (db: Db, provinceId: number, importId: string, afterNo: number, limit: number) =>
  db
    .selectFrom('obstacles.import_row')
    .select(['no', 'raw', 'faults', 'refusal'])
    .where('province_id', '=', provinceId)
    .where('import_id', '=', importId)
    .where('no', '>', afterNo)
    .where(sql<boolean>`(faults <> '[]' or refusal is not null)`)
    .orderBy('no')
    .limit(limit)
    .execute()
