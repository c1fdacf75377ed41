// Every SQL statement of the review desk. Piles are counted when something changes, never when somebody looks.

import { sql } from '#server/db.ts'
import type { Decision, RowFilter } from '../model.ts'
import type { Db } from '../queries.ts'

export const piles = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('obstacles.import_pile')
    .select(['pile', 'tenth', 'row_count as rows', 'waiting'])
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .orderBy('pile')
    .orderBy('tenth')
    .execute()

export async function countUnknownUnits(db: Db, provinceId: number, id: string): Promise<number> {
  const row = await db
    .selectFrom('obstacles.import_unit')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .where('unit_id', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}

const columns = [
  'r.no',
  'r.raw',
  'r.text',
  'r.fields',
  'r.faults',
  'r.pile',
  'r.group_code',
  'r.probability',
  'r.others',
  'r.words',
  'r.unit_id',
  'r.unit_why',
  'r.unit_score',
  'r.county_id',
  'r.same_no',
  'r.same_id',
  'r.same_score',
  'r.decision',
  'r.decided_code',
  'r.obstacle_id',
  'r.refusal',
] as const
export type Cursor = { readonly probability: number; readonly no: number }

/** Rows of a pile, the surest first; otherwise in the order of the sheet. */
export function rows(db: Db, provinceId: number, id: string, filter: RowFilter, after: Cursor | null, limit: number) {
  let q = db
    .selectFrom('obstacles.import_row as r')
    .leftJoin('obstacles.obstacle as o', (j) =>
      // What became confidential since it was compared is nobody's hint any more.
      j.onRef('o.province_id', '=', 'r.province_id').onRef('o.id', '=', 'r.same_id').on('o.confidential', '=', false),
    )
    .select(columns)
    .select('o.code as same_code')
    .where('r.province_id', '=', provinceId)
    .where('r.import_id', '=', id)
    .limit(limit)
  if (filter.decision) q = q.where('r.decision', '=', filter.decision)
  if (filter.batchId) q = q.where('r.batch_id', '=', filter.batchId)
  if (filter.unitKey) q = q.where('r.unit_key', '=', filter.unitKey)
  if (filter.faulty) q = q.where(sql<boolean>`(r.faults <> '[]' or r.refusal is not null)`)
  if (filter.min !== undefined) q = q.where(sql<boolean>`coalesce(r.probability, 0) >= ${filter.min}`)
  if (filter.max !== undefined) q = q.where(sql<boolean>`coalesce(r.probability, 0) < ${filter.max}`)
  if (filter.pile === undefined) {
    if (after) q = q.where('r.no', '>', after.no)
    return q.orderBy('r.no').execute()
  }
  q = q.where('r.pile', '=', filter.pile)
  if (after) q = q.where(sql<boolean>`(coalesce(r.probability, 0), -r.no) < (${after.probability}::real, ${-after.no})`)
  return q.orderBy(sql`coalesce(r.probability, 0)`, 'desc').orderBy('r.no').execute()
}

export const unitNames = (db: DbOfUnits, provinceId: number, ids: readonly string[]) =>
  db.selectFrom('registry.unit').select(['id', 'name']).where('province_id', '=', provinceId).where('id', 'in', ids).execute()
type DbOfUnits = import('#server/db.ts').DbOf<'obstacles', import('#features/registry/model.ts').RegistryReads>

export type Choice = {
  readonly pile?: string | undefined
  readonly min?: number | undefined
  readonly below?: number | undefined
  readonly nos?: readonly number[] | undefined
}

/** Decides waiting rows. A row without a text can only be skipped. @returns how many, and which piles they lie on */
export async function decide(
  db: Db,
  provinceId: number,
  id: string,
  batchId: string,
  choice: Choice,
  decision: Decision,
  groupCode: string | null,
): Promise<{ count: number; piles: string[] }> {
  const found = await sql<{ n: number; piles: string[] | null }>`
    with done as (
      update obstacles.import_row
      set decision = ${decision}, batch_id = ${batchId}, refusal = null,
        decided_code = ${decision === 'skip' ? sql`null` : sql`coalesce(${groupCode}::text, group_code)`}
      where province_id = ${provinceId} and import_id = ${id} and decision = 'none' and analysed_at is not null
        ${decision === 'skip' ? sql`` : sql`and text <> ''`}
        ${choice.pile === undefined ? sql`` : sql`and pile = ${choice.pile}`}
        ${choice.nos === undefined ? sql`` : sql`and no = any(${[...choice.nos]}::integer[])`}
        ${choice.min === undefined ? sql`` : sql`and coalesce(probability, 0) >= ${choice.min}::real`}
        ${choice.below === undefined ? sql`` : sql`and coalesce(probability, 0) < ${choice.below}::real`}
      returning pile)
    select count(*) as n, array_agg(distinct pile) as piles from done`.execute(db)
  const { n, piles: touched } = found.rows[0]!
  return { count: n, piles: touched ?? [] }
}

/** Counts these piles anew, and with them what is decided. `decided` is the difference. */
export async function recount(db: Db, provinceId: number, id: string, touched: readonly string[], decided: number, at: Date): Promise<void> {
  await sql`delete from obstacles.import_pile where province_id = ${provinceId} and import_id = ${id} and pile = any(${[...touched]}::text[])`.execute(
    db,
  )
  await sql`
    insert into obstacles.import_pile (province_id, import_id, pile, tenth, row_count, waiting)
    select ${provinceId}::smallint, ${id}::uuid, pile, least(9, floor(coalesce(probability, 0) * 10))::smallint, count(*), count(*) filter (where decision = 'none')
    from obstacles.import_row where province_id = ${provinceId} and import_id = ${id} and pile = any(${[...touched]}::text[]) group by 3, 4`.execute(
    db,
  )
  await sql`
    update obstacles.import set decided_count = decided_count + ${decided}, updated_at = ${at}, version = version + 1
    where province_id = ${provinceId} and id = ${id}`.execute(db)
}

export const insertBatch = (
  db: Db,
  provinceId: number,
  b: { id: string; importId: string; decision: Decision; pile: string; groupCode: string | null; count: number; at: Date; by: string },
) =>
  db
    .insertInto('obstacles.import_batch')
    .values({
      province_id: provinceId,
      id: b.id,
      import_id: b.importId,
      decision: b.decision,
      pile: b.pile,
      group_code: b.groupCode,
      row_count: b.count,
      at: b.at,
      actor_id: b.by,
    })
    .execute()

export const batches = (db: Db, provinceId: number, importId: string, limit: number) =>
  db
    .selectFrom('obstacles.import_batch as b')
    .leftJoin('people.account as a', (j) => j.onRef('a.id', '=', 'b.actor_id'))
    .select(['b.id', 'b.decision', 'b.pile', 'b.group_code', 'b.row_count', 'b.at', 'b.undone_at', 'a.name as by'])
    .where('b.province_id', '=', provinceId)
    .where('b.import_id', '=', importId)
    .orderBy('b.at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(limit)
    .execute()

export const lockBatch = (db: Db, provinceId: number, importId: string, id: string) =>
  db
    .selectFrom('obstacles.import_batch')
    .select(['id', 'decision', 'undone_at'])
    .where('province_id', '=', provinceId)
    .where('import_id', '=', importId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Archived rows of a batch that are in the register. */
export async function archivedOf(db: Db, provinceId: number, importId: string, batchId: string): Promise<string[]> {
  const found = await db
    .selectFrom('obstacles.import_row')
    .select('obstacle_id')
    .where('province_id', '=', provinceId)
    .where('import_id', '=', importId)
    .where('batch_id', '=', batchId)
    .where('decision', '=', 'archive')
    .where('obstacle_id', 'is not', null)
    .execute()
  return found.map((r) => r.obstacle_id!)
}

/** Takes a batch back, except rows that are cases by now. */
export async function undo(
  db: Db,
  provinceId: number,
  importId: string,
  batchId: string,
  at: Date,
): Promise<{ count: number; finished: number; kept: number; piles: string[] }> {
  const found = await sql<{ n: number; finished: number; kept: number; piles: string[] | null }>`
    with mine as (
      select no, finished_at, decision = 'case' and obstacle_id is not null as opened from obstacles.import_row
      where province_id = ${provinceId} and import_id = ${importId} and batch_id = ${batchId} for update
    ), done as (
      update obstacles.import_row t
      set decision = 'none', decided_code = null, batch_id = null, obstacle_id = null, finished_at = null, refusal = null
      from mine where t.province_id = ${provinceId} and t.import_id = ${importId} and t.no = mine.no and not mine.opened
      returning t.pile, mine.finished_at)
    select (select count(*) from done) as n, (select count(*) from done where finished_at is not null) as finished,
      (select count(*) from mine where opened) as kept, (select array_agg(distinct pile) from done) as piles`.execute(db)
  await db.updateTable('obstacles.import_batch').set({ undone_at: at }).where('province_id', '=', provinceId).where('id', '=', batchId).execute()
  const { n, finished, kept, piles: touched } = found.rows[0]!
  await db
    .updateTable('obstacles.import')
    .set((e) => ({ finished_count: e('finished_count', '-', finished) }))
    .where('province_id', '=', provinceId)
    .where('id', '=', importId)
    .execute()
  return { count: n, finished, kept, piles: touched ?? [] }
}

export function unknownUnits(db: Db, provinceId: number, id: string, after: { rows: number; key: string } | null, limit: number) {
  let q = db
    .selectFrom('obstacles.import_unit')
    .select(['key', 'name', 'row_count as rows', 'choices'])
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .where('unit_id', 'is', null)
    .orderBy('row_count', 'desc')
    .orderBy('key')
    .limit(limit)
  if (after) q = q.where(sql<boolean>`(row_count < ${after.rows} or (row_count = ${after.rows} and key > ${after.key}))`)
  return q.execute()
}

export const findUnknown = (db: Db, provinceId: number, id: string, key: string) =>
  db
    .selectFrom('obstacles.import_unit')
    .select(['key', 'name', 'unit_id'])
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()

/** The identifier told most beside this name, if any. */
export async function entityOf(db: Db, provinceId: number, id: string, key: string): Promise<string | null> {
  const found = await sql<{ entity: string | null }>`
    select mode() within group (order by fields ->> 'legalEntityId') as entity from obstacles.import_row
    where province_id = ${provinceId} and import_id = ${id} and unit_key = ${key} and fields ? 'legalEntityId'`.execute(db)
  return found.rows[0]?.entity ?? null
}

export async function setUnit(db: Db, provinceId: number, id: string, key: string, unitId: string): Promise<void> {
  await db
    .updateTable('obstacles.import_unit')
    .set({ unit_id: unitId })
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .where('key', '=', key)
    .execute()
  await db
    .updateTable('obstacles.import_row')
    .set({ unit_id: unitId, unit_why: 'chosen', unit_score: 1 })
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .where('unit_key', '=', key)
    .where('unit_id', 'is', null)
    .execute()
}
