// Every SQL statement of the work on an import: claiming it, rows in and out by the page as JSON text (the server's main
// thread only passes it on), and what casework fetches.

import { sql } from '#server/db.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import type { DbOf } from '#server/db.ts'
import type { Db } from '../queries.ts'

type Both = DbOf<'obstacles', RegistryReads>
type Text = { json: string | null }

/** Imports that somebody should work on: nobody does, or he has been silent. */
export const waitingImports = (db: Db, provinceId: number, now: Date) =>
  db
    .selectFrom('obstacles.import')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('state', 'in', ['reading', 'analysing', 'finishing'])
    .where((e) => e.or([e('working_until', 'is', null), e('working_until', '<', now)]))
    .orderBy('started_at')
    .execute()

/** True when it is mine now (again). */
export async function claim(db: Db, provinceId: number, id: string, worker: string, now: Date, until: Date): Promise<boolean> {
  const row = await db
    .updateTable('obstacles.import')
    .set({ working_id: worker, working_until: until })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .where((e) => e.or([e('working_id', '=', worker), e('working_until', 'is', null), e('working_until', '<', now)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const release = (db: Db, provinceId: number, id: string, worker: string) =>
  db
    .updateTable('obstacles.import')
    .set({ working_id: null, working_until: null })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .where('working_id', '=', worker)
    .execute()

export const fail = (db: Db, provinceId: number, id: string, failure: { code: string; details: object }) =>
  db
    .updateTable('obstacles.import')
    .set({ failure: JSON.stringify(failure) })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export async function insertRows(db: Db, provinceId: number, id: string, json: string, count: number, faulty: number, at: Date): Promise<void> {
  await sql`
    insert into obstacles.import_row (province_id, import_id, no, raw, text, fields, faults)
    select ${provinceId}::smallint, ${id}::uuid, r.no, r.raw, r.text, r.fields, r.faults
    from jsonb_to_recordset(${json}::jsonb) as r (no integer, raw text[], text text, fields jsonb, faults jsonb)`.execute(db)
  await sql`
    update obstacles.import set read_count = read_count + ${count}, row_count = row_count + ${count}, faulty_count = faulty_count + ${faulty},
      updated_at = ${at}
    where province_id = ${provinceId} and id = ${id}`.execute(db)
}

export const setFound = (db: Db, provinceId: number, id: string, encoding: string, notes: readonly object[]) =>
  db
    .updateTable('obstacles.import')
    .set({ encoding, notes: JSON.stringify(notes) })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

// ── Analysis ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The next rows without proposals, and the number of the last of them. */
export async function unanalysed(
  db: Db,
  provinceId: number,
  id: string,
  after: number,
  limit: number,
): Promise<{ json: string; last: number } | null> {
  const found = await sql<Text & { last: number | null }>`
    select json_agg(json_build_object('no', no, 'text', text, 'fields', fields, 'faults', faults) order by no)::text as json, max(no) as last
    from (select no, text, fields, faults from obstacles.import_row
      where province_id = ${provinceId} and import_id = ${id} and analysed_at is null and no > ${after} order by no limit ${limit}) r`.execute(db)
  const { json, last } = found.rows[0]!
  return json && last !== null ? { json, last } : null
}

/** Units of the province with their licences. */
export async function unitsPage(db: Both, provinceId: number, after: string, limit: number): Promise<{ json: string; last: string } | null> {
  const found = await sql<Text & { last: string | null }>`
    select json_agg(json_build_object('id', u.id, 'name', u.name, 'legalEntityId', u.legal_entity_id, 'countyId', u.county_id,
        'licences', coalesce((select json_agg(l.number) from registry.licence l where l.province_id = ${provinceId} and l.unit_id = u.id), '[]')))::text as json,
      max(u.id::text) as last
    from (select id, name, legal_entity_id, county_id from registry.unit where province_id = ${provinceId} and id > ${after}::uuid
      order by id limit ${limit}) u`.execute(db)
  const { json, last } = found.rows[0]!
  return json && last ? { json, last } : null
}

/** Writes proposals; a row that somebody else analysed meanwhile stays. */
export async function saveProposals(db: Db, provinceId: number, id: string, json: string, at: Date): Promise<void> {
  await sql`
    with r as (
      select * from jsonb_to_recordset(${json}::jsonb) as r (no integer, faults jsonb, group_code text, probability real, others jsonb, words text[],
        pile text, unit_id uuid, unit_key text, unit_name text, unit_why text, unit_score real, choices jsonb, county_id uuid)
    ), done as (
      update obstacles.import_row t
      set faults = r.faults, group_code = r.group_code, probability = r.probability, others = r.others, words = r.words, pile = r.pile,
        unit_id = r.unit_id, unit_key = r.unit_key, unit_why = r.unit_why, unit_score = r.unit_score, county_id = r.county_id, analysed_at = ${at}
      from r where t.province_id = ${provinceId} and t.import_id = ${id} and t.no = r.no and t.analysed_at is null
      returning t.no
    ), names as (
      insert into obstacles.import_unit (province_id, import_id, key, name, row_count, choices)
      select ${provinceId}::smallint, ${id}::uuid, r.unit_key, min(r.unit_name), count(*), (array_agg(r.choices))[1]
      from r join done using (no) where r.unit_key <> '' group by r.unit_key
      on conflict (province_id, import_id, key) do update set row_count = import_unit.row_count + excluded.row_count
    )
    update obstacles.import set analysed_count = analysed_count + (select count(*) from done), updated_at = ${at}
    where province_id = ${provinceId} and id = ${id}`.execute(db)
}

/** Open obstacles of the register, the newest first, as texts to compare with; confidential ones are nobody's hint. */
export async function openObstacles(
  db: Db,
  provinceId: number,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<{ json: string; last: { at: string; id: string } } | null> {
  const found = await sql<Text & { at: string; id: string }>`
    select json_agg(json_build_object('key', id, 'unit', coalesce(unit_id::text, ''), 'text', left(text, 4000)))::text as json,
      (array_agg(told_at::text order by told_at, id))[1] as at, (array_agg(id order by told_at, id))[1] as id
    from (select id, unit_id, text, told_at from obstacles.obstacle
      where province_id = ${provinceId} and outcome in ('open', 'waiting_systemic') and not confidential
        ${after ? sql`and (told_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by told_at desc, id desc limit ${limit}) o`.execute(db)
  const { json, at, id } = found.rows[0]!
  return json ? { json, last: { at, id } } : null
}

export async function tellersPage(
  db: Db,
  provinceId: number,
  id: string,
  after: number,
  limit: number,
): Promise<{ json: string; last: number } | null> {
  const found = await sql<Text & { last: number | null }>`
    select json_agg(json_build_object('key', no::text, 'unit', coalesce(unit_id::text, unit_key), 'text', left(text, 4000)) order by no)::text as json,
      max(no) as last
    from (select no, unit_id, unit_key, text from obstacles.import_row where province_id = ${provinceId} and import_id = ${id} and no > ${after}
      order by no limit ${limit}) r`.execute(db)
  const { json, last } = found.rows[0]!
  return json && last !== null ? { json, last } : null
}

export const saveRepeats = (db: Db, provinceId: number, id: string, json: string) =>
  sql`update obstacles.import_row t set same_no = r.same_no, same_id = r.same_id, same_score = r.score, pile = 'same'
    from jsonb_to_recordset(${json}::jsonb) as r (no integer, same_no integer, same_id uuid, score real)
    where t.province_id = ${provinceId} and t.import_id = ${id} and t.no = r.no`.execute(db)

/** The end of the analysis: repetitions are known, piles and faults are counted once. */
export async function endAnalysis(db: Db, provinceId: number, id: string): Promise<void> {
  await sql`delete from obstacles.import_pile where province_id = ${provinceId} and import_id = ${id}`.execute(db)
  await sql`
    insert into obstacles.import_pile (province_id, import_id, pile, tenth, row_count, waiting)
    select ${provinceId}::smallint, ${id}::uuid, pile, least(9, floor(coalesce(probability, 0) * 10))::smallint, count(*), count(*) filter (where decision = 'none')
    from obstacles.import_row where province_id = ${provinceId} and import_id = ${id} group by 3, 4`.execute(db)
  await sql`
    update obstacles.import set same_done = true, faulty_count = (select count(*) from obstacles.import_row
      where province_id = ${provinceId} and import_id = ${id} and faults <> '[]')
    where province_id = ${provinceId} and id = ${id}`.execute(db)
}

// ── Finishing ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const archivable = (db: Db, provinceId: number, id: string, limit: number) =>
  db
    .selectFrom('obstacles.import_row')
    .select(['no', 'text', 'fields', 'unit_id', 'county_id', 'decided_code'])
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .where('decision', '=', 'archive')
    .where('finished_at', 'is', null)
    .orderBy('no')
    .limit(limit)
    .execute()

export const markArchived = (db: Db, provinceId: number, id: string, rows: readonly { no: number; id: string }[], at: Date) =>
  sql`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (no integer, id uuid)), done as (
      update obstacles.import_row t set obstacle_id = r.id, finished_at = ${at} from r
      where t.province_id = ${provinceId} and t.import_id = ${id} and t.no = r.no returning 1)
    update obstacles.import set finished_count = finished_count + (select count(*) from done), updated_at = ${at}
    where province_id = ${provinceId} and id = ${id}`.execute(db)

/** Rows to become cases that nobody could call back: they stay as they are, with the reason. */
export async function refuseWithoutPhone(db: Db, provinceId: number, id: string, refusal: object, at: Date): Promise<void> {
  await sql`
    with done as (
      update obstacles.import_row set finished_at = ${at}, refusal = ${JSON.stringify(refusal)}::jsonb
      where province_id = ${provinceId} and import_id = ${id} and decision = 'case' and finished_at is null and not fields ? 'phone' returning 1)
    update obstacles.import set finished_count = finished_count + (select count(*) from done), updated_at = ${at}
    where province_id = ${provinceId} and id = ${id} and exists (select from done)`.execute(db)
}

export const casesToOpen = (db: Db, provinceId: number, id: string, limit: number) =>
  db
    .selectFrom('obstacles.import_row as r')
    .innerJoin('obstacles.import_batch as b', (j) => j.onRef('b.province_id', '=', 'r.province_id').onRef('b.id', '=', 'r.batch_id'))
    .select(['r.no', 'r.text', 'r.fields', 'r.unit_id', 'r.county_id', 'r.decided_code', 'b.actor_id'])
    .where('r.province_id', '=', provinceId)
    .where('r.import_id', '=', id)
    .where('r.decision', '=', 'case')
    .where('r.finished_at', 'is', null)
    .orderBy('r.no')
    .limit(limit)
    .execute()

export const findCaseRow = (db: Db, provinceId: number, id: string, no: number) =>
  db
    .selectFrom('obstacles.import_row')
    .select(['no', 'text', 'decided_code', 'finished_at'])
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .where('no', '=', no)
    .where('decision', '=', 'case')
    .forUpdate()
    .executeTakeFirst()

export async function markCase(
  db: Db,
  provinceId: number,
  id: string,
  no: number,
  outcome: { obstacleId: string | null; refusal: object | null },
  at: Date,
): Promise<void> {
  await db
    .updateTable('obstacles.import_row')
    .set({ obstacle_id: outcome.obstacleId, refusal: outcome.refusal && JSON.stringify(outcome.refusal), finished_at: at })
    .where('province_id', '=', provinceId)
    .where('import_id', '=', id)
    .where('no', '=', no)
    .execute()
  await db
    .updateTable('obstacles.import')
    .set((e) => ({ finished_count: e('finished_count', '+', 1), updated_at: at }))
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()
}

/** Is there still something to bring into the register; is something undecided. */
export async function left(db: Db, provinceId: number, id: string): Promise<{ unfinished: boolean; waiting: boolean }> {
  const found = await sql<{ unfinished: boolean; waiting: boolean }>`
    select exists (select from obstacles.import_row where province_id = ${provinceId} and import_id = ${id} and decision in ('case', 'archive')
        and finished_at is null) as unfinished,
      exists (select from obstacles.import_pile where province_id = ${provinceId} and import_id = ${id} and waiting > 0) as waiting`.execute(db)
  return found.rows[0]!
}
