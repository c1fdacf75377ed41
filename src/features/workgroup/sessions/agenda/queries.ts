// The agenda as rows: items, candidates, conflicts. What is to be ordered is ordered here, over the index of ready dossiers.

import { sql } from '#server/db.ts'
import type { Factors, ItemSource } from '../model.ts'
import type { Db } from '../queries.ts'

/**
 * The first, or the second where that is null. Not coalesce: under row-level security PostgreSQL holds it for leaky (a
 * CASE it does not), asks the policy first, and reads all dossiers for each line instead of finding one by its key.
 */
const either = (first: string, second: string) => sql<string>`case when ${sql.ref(first)} is null then ${sql.ref(second)} else ${sql.ref(first)} end`

const items = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.item as i')
    .leftJoin('workgroup.resolution as r', (j) => j.onRef('r.province_id', '=', 'i.province_id').onRef('r.id', '=', 'i.resolution_id'))
    .leftJoin('workgroup.dossier as d', (j) => j.onRef('d.province_id', '=', 'i.province_id').on('d.id', '=', either('i.dossier_id', 'r.dossier_id')))
    .leftJoin('registry.county as c', (j) => j.onRef('c.province_id', '=', 'd.province_id').onRef('c.id', '=', 'd.county_id'))
    .selectAll('i')
    .select([
      'd.id as about_id',
      'd.code as dossier_code',
      'd.state as dossier_state',
      'd.unit_id',
      'd.investor_id',
      'd.unit_name',
      'd.subject',
      'd.request',
    ])
    .select(['d.cases', 'd.deferred', 'd.confidential', 'd.parallel', 'd.due_at', 'c.name_fa as county_fa', 'c.name_en as county_en'])
    .select(['r.code as resolution_code', 'r.text as resolution_text', 'r.due_at as resolution_due', 'r.owner_agency_id', 'r.alt_agency_id'])
    .select(['r.confidential as resolution_confidential'])
    .where('i.province_id', '=', provinceId)
    .where('i.session_id', '=', sessionId)
export type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['executeTakeFirstOrThrow']>>

/** In the order in which they are heard. */
export const itemsOf = (db: Db, provinceId: number, sessionId: string): Promise<ItemRow[]> =>
  items(db, provinceId, sessionId).orderBy('i.position').orderBy('i.id').execute()

export const findItem = (db: Db, provinceId: number, itemId: string) =>
  db.selectFrom('workgroup.item').selectAll().where('province_id', '=', provinceId).where('id', '=', itemId).executeTakeFirst()

export type NewItem = {
  readonly id: string
  readonly dossier_id: string | null
  readonly resolution_id: string | null
  readonly title: string
  readonly position: number
  readonly source: ItemSource
  readonly by_hand: boolean
  readonly added_reason: string
  readonly added_late: boolean
  readonly factors: Factors
}

export const insertItems = (db: Db, provinceId: number, sessionId: string, rows: readonly NewItem[]) =>
  rows.length === 0
    ? Promise.resolve()
    : db
        .insertInto('workgroup.item')
        .values(rows.map((r) => ({ ...r, province_id: provinceId, session_id: sessionId, factors: JSON.stringify(r.factors) })))
        .execute()
        .then(() => {})

/** Takes items off a planned agenda, with what was said of them. */
export async function deleteItems(db: Db, provinceId: number, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await db.deleteFrom('workgroup.conflict').where('province_id', '=', provinceId).where('item_id', 'in', ids).execute()
  await db.deleteFrom('workgroup.item').where('province_id', '=', provinceId).where('id', 'in', ids).execute()
}

export type Placed = {
  readonly id: string
  readonly position: number
  readonly factors: Factors
  readonly source: ItemSource
  readonly moved: string
}

/** Position, factors and the reason of the move of many items in one statement. */
export async function placeItems(db: Db, provinceId: number, rows: readonly Placed[]): Promise<void> {
  if (!rows.length) return
  await sql`
    update workgroup.item i set position = p.position, factors = p.factors, source = p.source, moved_reason = p.moved, version = i.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id uuid, position smallint, factors jsonb, source text, moved text)
    where i.province_id = ${provinceId} and i.id = p.id`.execute(db)
}

// ── What stands next ────────────────────────────────────────────────────────────────────────────────────────────────

const candidates = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.candidate as k')
    .leftJoin('workgroup.resolution as r', (j) => j.onRef('r.province_id', '=', 'k.province_id').onRef('r.id', '=', 'k.resolution_id'))
    .leftJoin('workgroup.dossier as d', (j) => j.onRef('d.province_id', '=', 'k.province_id').on('d.id', '=', either('k.dossier_id', 'r.dossier_id')))
    .select(['k.position', 'k.source', 'k.dossier_id', 'k.resolution_id', 'k.factors', 'd.code', 'd.unit_name', 'd.subject'])
    .select(['r.code as resolution_code', 'r.text as resolution_text'])
    .select(sql<boolean>`coalesce(d.confidential, false) or coalesce(r.confidential, false)`.as('confidential'))
    .where('k.province_id', '=', provinceId)
    .where('k.session_id', '=', sessionId)

export const candidatesOf = (db: Db, provinceId: number, sessionId: string) => candidates(db, provinceId, sessionId).orderBy('k.position').execute()

export type NewCandidate = {
  readonly position: number
  readonly dossier_id: string | null
  readonly resolution_id: string | null
  readonly source: string
  readonly factors: Factors
}

export async function replaceCandidates(db: Db, provinceId: number, sessionId: string, rows: readonly NewCandidate[]): Promise<void> {
  await db.deleteFrom('workgroup.candidate').where('province_id', '=', provinceId).where('session_id', '=', sessionId).execute()
  if (!rows.length) return
  await db
    .insertInto('workgroup.candidate')
    .values(rows.map((r) => ({ ...r, province_id: provinceId, session_id: sessionId, factors: JSON.stringify(r.factors) })))
    .execute()
}

// ── Left out by hand ────────────────────────────────────────────────────────────────────────────────────────────────

export const leftOutOf = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.left_out as l')
    .leftJoin('workgroup.resolution as r', (j) => j.onRef('r.province_id', '=', 'l.province_id').onRef('r.id', '=', 'l.subject_id'))
    .leftJoin('workgroup.dossier as d', (j) => j.onRef('d.province_id', '=', 'l.province_id').on('d.id', '=', either('r.dossier_id', 'l.subject_id')))
    .select(['l.subject_id', 'l.reason', 'l.at', 'd.code', 'd.unit_name', 'd.confidential', 'r.code as resolution_code'])
    .where('l.province_id', '=', provinceId)
    .where('l.session_id', '=', sessionId)
    .orderBy('l.at')
    .execute()

export const leaveOut = (db: Db, provinceId: number, sessionId: string, row: { subject_id: string; reason: string; by: string | null }, now: Date) =>
  db
    .insertInto('workgroup.left_out')
    .values({ province_id: provinceId, session_id: sessionId, ...row, at: now })
    .onConflict((c) => c.columns(['province_id', 'session_id', 'subject_id']).doUpdateSet({ reason: row.reason, at: now, by: row.by }))
    .execute()

/** @returns whether it was left out */
export const takeBack = async (db: Db, provinceId: number, sessionId: string, subjectId: string): Promise<boolean> =>
  (
    await db
      .deleteFrom('workgroup.left_out')
      .where('province_id', '=', provinceId)
      .where('session_id', '=', sessionId)
      .where('subject_id', '=', subjectId)
      .returning('subject_id')
      .execute()
  ).length > 0

// ── After the pack ──────────────────────────────────────────────────────────────────────────────────────────────────

export const casesSince = (db: Db, provinceId: number, dossierIds: readonly string[], since: Date, until: Date) =>
  dossierIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('workgroup.dossier_case')
        .select(['dossier_id', 'added_at'])
        .where('province_id', '=', provinceId)
        .where('dossier_id', 'in', dossierIds)
        .where('added_at', '>', since)
        .where('added_at', '<=', until)
        .execute()

/** Additions to the standing pack, in their order: each is about one dossier. */
export const additionsOf = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.pack')
    .select(['frozen_at', sql<string | null>`content->'items'->0->>'dossier'`.as('dossier')])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'addition')
    .where('recalled_at', 'is', null)
    .orderBy('no')
    .execute()
