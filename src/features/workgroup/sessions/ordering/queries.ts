// What waits for a body, ordered in SQL by the same product as agenda/rules.ts, and never more rows than an agenda can show.

import { sql } from '#server/db.ts'
import type { Candidate } from '../agenda/rules.ts'
import { costUnitIrr, jobDay } from '../agenda/rules.ts'
import type { Db } from '../queries.ts'

const score = (due: string, now: Date) => sql<number>`
  (1 + greatest(0, floor(extract(epoch from (${now}::timestamptz - ${sql.ref(due)})) / 86400)))::float8
  * (1 + d.loss_irr_day::float8 / ${sql.lit(costUnitIrr)} + d.jobs * ${sql.lit(jobDay)})
  * greatest(1, d.unlocks)`

const unfinished = (db: Db, provinceId: number) =>
  db
    .selectFrom('workgroup.resolution as r')
    .innerJoin('workgroup.dossier as d', (j) => j.onRef('d.province_id', '=', 'r.province_id').onRef('d.id', '=', 'r.dossier_id'))
    .where('r.province_id', '=', provinceId)
    .where('r.closed_at', 'is', null)
    .where(sql<boolean>`(r.state = 'objected' or r.flags && array['overdue', 'again'])`)
const resolutionFacts = [
  sql<string>`r.id`.as('id'),
  sql<Date | null>`r.due_at`.as('dueAt'),
  sql<boolean>`r.priority = 'production_stopped'`.as('stopped'),
  sql<boolean>`'again' = any (r.flags)`.as('again'),
  sql<boolean>`r.state = 'objected'`.as('objected'),
] as const
const dossierFacts = [
  sql<string>`d.id`.as('id'),
  sql<Date | null>`d.due_at`.as('dueAt'),
  sql<boolean>`d.priority = 'production_stopped'`.as('stopped'),
  sql<boolean>`false`.as('again'),
  sql<boolean>`false`.as('objected'),
] as const
const weights = [sql<number>`d.loss_irr_day::float8`.as('lossIrrDay'), sql<number>`d.jobs`.as('jobs'), sql<number>`d.unlocks`.as('unlocks')] as const

type Wanted = {
  readonly bodyId: string
  readonly now: Date
  /** Dossiers and resolutions that stand elsewhere or were left out. */
  readonly except: readonly string[]
  /** An extraordinary session hears what cannot wait. */
  readonly onlyStopped: boolean
  readonly limit: number
}

/** Resolutions of the body that are overdue, stand again, or are objected to: the foremost first, with how many there are. */
export async function unfinishedOf(db: Db, provinceId: number, w: Wanted): Promise<{ rows: Candidate[]; total: number }> {
  let q = unfinished(db, provinceId).where('r.body_id', '=', w.bodyId)
  if (w.except.length) q = q.where(sql<boolean>`r.id <> all(${w.except}::uuid[])`)
  if (w.onlyStopped) q = q.where('r.priority', '=', 'production_stopped')
  const rows = await q
    .select([...resolutionFacts, ...weights])
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy(sql`r.priority = 'production_stopped'`, 'desc')
    .orderBy(sql`'again' = any (r.flags)`, 'desc')
    .orderBy(score('r.due_at', w.now), 'desc')
    .orderBy('r.due_at')
    .orderBy('r.id')
    .limit(w.limit)
    .execute()
  return { rows: rows.map(({ total: _, ...r }) => ({ ...r, source: 'unfinished' as const })), total: rows[0]?.total ?? 0 }
}

/** Ready dossiers of the body: those that its last session did not reach, then production_stopped, then by score. */
export async function readyOf(db: Db, provinceId: number, w: Wanted & { carried: readonly string[] }): Promise<{ rows: Candidate[]; total: number }> {
  const carried = sql<boolean>`d.id = any(${w.carried}::uuid[])`
  let q = db
    .selectFrom('workgroup.dossier as d')
    .where('d.province_id', '=', provinceId)
    .where('d.body_id', '=', w.bodyId)
    .where('d.state', '=', 'ready')
  if (w.except.length) q = q.where(sql<boolean>`d.id <> all(${w.except}::uuid[])`)
  if (w.onlyStopped) q = q.where('d.priority', '=', 'production_stopped')
  const rows = await q
    .select([...dossierFacts, ...weights, carried.as('carried')])
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy(carried, 'desc')
    .orderBy(sql`d.priority = 'production_stopped'`, 'desc')
    .orderBy(score('d.due_at', w.now), 'desc')
    .orderBy(sql`d.due_at asc nulls last`)
    .orderBy('d.id')
    .limit(w.limit)
    .execute()
  return {
    rows: rows.map(({ total: _, carried: was, ...r }) => ({ ...r, source: was ? ('carried' as const) : ('ready' as const) })),
    total: rows[0]?.total ?? 0,
  }
}

/** Named dossiers and resolutions, as far as they may still be heard: a ready dossier, a live resolution. */
export async function candidatesById(db: Db, provinceId: number, ids: readonly string[]): Promise<Candidate[]> {
  if (!ids.length) return []
  const dossiers = await db
    .selectFrom('workgroup.dossier as d')
    .select([...dossierFacts, ...weights])
    .where('d.province_id', '=', provinceId)
    .where('d.id', 'in', ids)
    .where('d.state', '=', 'ready')
    .execute()
  const resolutions = await db
    .selectFrom('workgroup.resolution as r')
    .innerJoin('workgroup.dossier as d', (j) => j.onRef('d.province_id', '=', 'r.province_id').onRef('d.id', '=', 'r.dossier_id'))
    .select([...resolutionFacts, ...weights])
    .where('r.province_id', '=', provinceId)
    .where('r.id', 'in', ids)
    .where('r.closed_at', 'is', null)
    .execute()
  return [...dossiers, ...resolutions].map((r) => ({ ...r, source: 'hand' as const }))
}

/** Dossiers and resolutions that an agenda must not take: heard in an earlier live session of the body, or put on a later one by hand. */
export async function takenElsewhere(db: Db, provinceId: number, session: { id: string; body_id: string; starts_at: Date }): Promise<string[]> {
  const rows = await db
    .selectFrom('workgroup.session as s')
    .innerJoin('workgroup.item as i', (j) => j.onRef('i.province_id', '=', 's.province_id').onRef('i.session_id', '=', 's.id'))
    .select(sql<string>`coalesce(i.dossier_id, i.resolution_id)`.as('id'))
    .where('s.province_id', '=', provinceId)
    .where('s.body_id', '=', session.body_id)
    .where('s.state', 'in', ['planned', 'called', 'sitting'])
    .where('s.id', '<>', session.id)
    .where((eb) => eb.or([eb('s.starts_at', '<', session.starts_at), eb('i.by_hand', '=', true), eb('s.state', '<>', 'planned')]))
    .where((eb) => eb.or([eb('i.dossier_id', 'is not', null), eb('i.resolution_id', 'is not', null)]))
    .execute()
  return rows.map((r) => r.id)
}

/** The body's last session that ended before this one. */
export const lastEnded = (db: Db, provinceId: number, session: { id: string; body_id: string; starts_at: Date }) =>
  db
    .selectFrom('workgroup.session')
    .select(['id', 'code'])
    .where('province_id', '=', provinceId)
    .where('body_id', '=', session.body_id)
    .where('state', 'in', ['closed', 'minuted', 'not_held'])
    .where('starts_at', '<', session.starts_at)
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const notReachedOf = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.item')
    .select(['id', 'dossier_id', 'resolution_id', 'title'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('state', '=', 'not_reached')
    .execute()
