// Knots as rows: read, locked, listed, written. Every row is seen through the law's face in SQL, `seenBy`.

import type { Expression, SqlBool } from 'kysely'
import type { PeopleReads } from '#features/people/model.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import type { Actor } from '#kernel/actor.ts'
import { tsquery } from '#kernel/text.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { Knot } from './history/rules.ts'
import { type KnotFilter, liveStates } from './model.ts'

export type Db = DbOf<'obstacles', RegistryReads & PeopleReads>

/** Which rows of obstacles.knot (as `k`) this actor may see; knotLaw.sees in SQL. */
export function seenBy(actor: Actor): Expression<SqlBool> {
  switch (actor.role) {
    case 'operator':
    case 'centreHead':
    case 'secretary':
    case 'manager':
    case 'auditor':
    case 'system':
      return sql<SqlBool>`true`
    case 'expert':
      return sql<SqlBool>`exists (select from obstacles.panel_member m where m.province_id = k.province_id and m.panel_id = k.panel_id and m.account_id = ${actor.accountId})`
    default:
      return sql<SqlBool>`false`
  }
}

const columns = [
  'k.id',
  'k.no',
  'k.code',
  'k.title',
  'k.state',
  'k.target_kind',
  'k.target',
  'k.owner_body',
  'k.owner_agency_id',
  'k.panel_id',
  'k.group_codes',
  'k.cause',
  'k.proposal',
  'k.outcome',
  'k.joined_into',
  'k.due_at',
  'k.found_by',
  'k.cluster_run',
  'k.cluster_no',
  'k.created_at',
  'k.updated_at',
  'k.changed_at',
  'k.version',
  'k.unlocks',
  'k.units',
  'k.jobs',
  'k.money_irr',
  'p.name_fa as panel_fa',
  'p.name_en as panel_en',
  'a.name_fa as agency_fa',
  'a.name_en as agency_en',
] as const

const named = (db: Db) =>
  db
    .selectFrom('obstacles.knot as k')
    .leftJoin('obstacles.panel as p', (j) => j.onRef('p.province_id', '=', 'k.province_id').onRef('p.id', '=', 'k.panel_id'))
    .leftJoin('registry.agency as a', (j) => j.onRef('a.province_id', '=', 'k.province_id').onRef('a.id', '=', 'k.owner_agency_id'))
const knots = (db: Db, provinceId: number) => named(db).select(columns).where('k.province_id', '=', provinceId)
export type KnotRow = Awaited<ReturnType<ReturnType<typeof knots>['executeTakeFirstOrThrow']>>

export const findKnot = (db: Db, provinceId: number, id: string): Promise<KnotRow | undefined> =>
  knots(db, provinceId).where('k.id', '=', id).executeTakeFirst()

/** Locked until the end of the transaction; several in the order of their ids, so that two joins never wait for each other. */
export const lockKnots = (db: Db, provinceId: number, ids: readonly string[]): Promise<KnotRow[]> =>
  knots(db, provinceId).where('k.id', 'in', ids).orderBy('k.id').forUpdate('k').execute()

export type Cursor = { readonly unlocks: number; readonly id: string }

function filtered(db: Db, provinceId: number, actor: Actor, f: KnotFilter, now: Date) {
  let q = named(db).where('k.province_id', '=', provinceId).where(seenBy(actor))
  if (f.panelId) q = q.where('k.panel_id', '=', f.panelId)
  if (f.groupCode) q = q.where(sql<SqlBool>`k.group_codes @> array[${f.groupCode}]`)
  if (f.overdue) q = q.where('k.due_at', '<', now)
  if (f.text) {
    const words = tsquery(f.text)
    q = q.where((e) => e.or([...(words ? [sql<SqlBool>`k.search @@ ${words}::tsquery`] : []), sql<SqlBool>`k.code = upper(${f.text!.trim()})`]))
  }
  return q
}

/** The heaviest first. */
export function listKnots(
  db: Db,
  provinceId: number,
  actor: Actor,
  f: KnotFilter,
  now: Date,
  after: Cursor | null,
  limit: number,
): Promise<KnotRow[]> {
  let q = filtered(db, provinceId, actor, f, now).select(columns)
  if (f.state === 'live') q = q.where('k.state', 'in', liveStates)
  else if (f.state) q = q.where('k.state', '=', f.state)
  if (after) q = q.where(sql<SqlBool>`(k.unlocks, k.id) < (${after.unlocks}::int, ${after.id}::uuid)`)
  return q.orderBy('k.unlocks', 'desc').orderBy('k.id', 'desc').limit(limit).execute()
}

/** How many there are in each state under the same filter, and how many of the live ones are overdue. */
export async function countKnots(db: Db, provinceId: number, actor: Actor, f: KnotFilter, now: Date) {
  const rows = await filtered(db, provinceId, actor, f, now)
    .select('k.state')
    .select(sql<number>`count(*)::int`.as('n'))
    .select(sql<number>`(count(*) filter (where k.due_at < ${now}))::int`.as('late'))
    .groupBy('k.state')
    .execute()
  return { byState: Object.fromEntries(rows.map((r) => [r.state, r.n])), overdue: rows.reduce((sum, r) => sum + r.late, 0) }
}

/** The next number of the province's knots. The lock ends with the transaction; knots are made a few a day. */
export async function nextNo(db: Db, provinceId: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('obstacles.knot.no'), ${provinceId}::int)`.execute(db)
  const { no } = await db
    .selectFrom('obstacles.knot')
    .select(sql<number>`coalesce(max(no), 0) + 1`.as('no'))
    .where('province_id', '=', provinceId)
    .executeTakeFirstOrThrow()
  return no
}

const columnsOf = (knot: Knot, dueAt: Date | null) => ({
  state: knot.state,
  title: knot.title,
  target_kind: knot.targetKind,
  target: knot.target,
  owner_body: knot.ownerBody,
  owner_agency_id: knot.ownerAgencyId,
  panel_id: knot.panelId,
  group_codes: [...knot.groupCodes],
  cause: knot.cause,
  proposal: knot.proposal,
  outcome: knot.outcome,
  joined_into: knot.joinedInto,
  changed_at: knot.changedAt,
  due_at: dueAt,
})

export type Birth = {
  readonly id: string
  readonly no: number
  readonly code: string
  readonly foundBy: 'person' | 'clustering'
  readonly cluster: { readonly runId: string; readonly no: number } | null
}
export const insertKnot = (db: Db, provinceId: number, birth: Birth, knot: Knot, dueAt: Date | null, now: Date) =>
  db
    .insertInto('obstacles.knot')
    .values({
      province_id: provinceId,
      id: birth.id,
      no: birth.no,
      code: birth.code,
      found_by: birth.foundBy,
      cluster_run: birth.cluster?.runId ?? null,
      cluster_no: birth.cluster?.no ?? null,
      ...columnsOf(knot, dueAt),
      created_at: now,
      updated_at: now,
    })
    .execute()

export const updateKnot = (db: Db, provinceId: number, id: string, knot: Knot, dueAt: Date | null, version: number, now: Date) =>
  db
    .updateTable('obstacles.knot')
    .set({ ...columnsOf(knot, dueAt), version, updated_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

export const panelExists = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('obstacles.panel').select('id').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

export const agencyExists = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('registry.agency').select('id').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

/** The active panel whose groups name this one; else the one of its domain. */
export const panelFor = (db: Db, provinceId: number, groupCode: string) =>
  db
    .selectFrom('obstacles.panel as p')
    .select('p.id')
    .where('p.province_id', '=', provinceId)
    .where('p.active', '=', true)
    .where((e) =>
      e.or([
        sql<SqlBool>`p.group_codes @> array[${groupCode}]`,
        e.and([
          sql<SqlBool>`p.group_codes = '{}'`,
          e('p.domain_code', '=', (s) => s.selectFrom('obstacles.grp').select('domain_code').where('code', '=', groupCode)),
        ]),
      ]),
    )
    .orderBy(sql`p.group_codes = '{}'`)
    .orderBy('p.id')
    .executeTakeFirst()

export const insertFiles = (
  db: Db,
  provinceId: number,
  files: readonly {
    id: string
    knot_id: string
    sha256: string
    name: string
    mime: string
    bytes: number
    created_at: Date
    created_by: string | null
  }[],
) =>
  db
    .insertInto('obstacles.knot_file')
    .values(files.map((f) => ({ province_id: provinceId, ...f })))
    .execute()

export const filesOf = (db: Db, provinceId: number, knotId: string) =>
  db
    .selectFrom('obstacles.knot_file')
    .select(['id', 'sha256', 'name', 'mime', 'bytes', 'created_at'])
    .where('province_id', '=', provinceId)
    .where('knot_id', '=', knotId)
    .orderBy('id')
    .limit(200)
    .execute()
