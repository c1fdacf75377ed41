// Proposed and decided likenesses. A pair stands once, whoever found it; what a person said about it stays.

import type { SqlBool } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#server/db.ts'
import type { ObstacleKind, Outcome } from '../../register/model.ts'
import { seenBy } from '../../register/seeing/queries.ts'
import { type LikenessKind, likenessKinds, type LikenessState, type Reason } from '../model.ts'
import type { Db } from '../queries.ts'

export type Pair = {
  readonly id: string
  readonly oneId: string
  readonly otherId: string
  readonly kind: LikenessKind
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Adds pairs that nobody proposed before; known ones, decided or not, stay as they are. @returns how many are new */
export async function insertPairs(
  db: Db,
  provinceId: number,
  pairs: readonly Pair[],
  foundBy: 'typing' | 'import' | 'sweep',
  at: Date,
): Promise<number> {
  if (!pairs.length) return 0
  const added = await db
    .insertInto('obstacles.likeness')
    .values(
      pairs.map((p) => ({
        province_id: provinceId,
        id: p.id,
        one_id: p.oneId,
        other_id: p.otherId,
        kind: p.kind,
        score: p.score,
        reasons: JSON.stringify(p.reasons),
        found_by: foundBy,
        found_at: at,
      })),
    )
    .onConflict((c) => c.columns(['province_id', 'one_id', 'other_id']).doNothing())
    .returning('id')
    .execute()
  return added.length
}

export type Row = {
  id: string
  one_id: string
  other_id: string
  kind: LikenessKind
  state: LikenessState
  score: number
  reasons: Reason[]
  found_by: 'typing' | 'import' | 'sweep'
  found_at: Date
  decided_at: Date | null
  before_outcome: string | null
}

const columns = [
  'l.id',
  'l.one_id',
  'l.other_id',
  'l.kind',
  'l.state',
  'l.score',
  'l.reasons',
  'l.found_by',
  'l.found_at',
  'l.decided_at',
  'l.before_outcome',
] as const

/** Both ends are there for this actor; of proposals, neither end was merged or withdrawn meanwhile. */
const bothSeen = (actor: Actor, live: boolean) =>
  sql<SqlBool>`2 = (select count(*) from obstacles.obstacle o where o.province_id = ${actor.provinceId} and o.id in (l.one_id, l.other_id)
    and ${seenBy(actor)} ${live ? sql`and o.outcome not in ('merged', 'withdrawn')` : sql``})`

export function listPairs(
  db: Db,
  actor: Actor,
  f: { state: LikenessState; kind: LikenessKind | null; after: { score: number; id: string } | null; limit: number },
): Promise<Row[]> {
  let q = db
    .selectFrom('obstacles.likeness as l')
    .select(columns)
    .where('l.province_id', '=', actor.provinceId)
    .where('l.state', '=', f.state)
    .where(bothSeen(actor, f.state === 'proposed'))
  if (f.kind) q = q.where('l.kind', '=', f.kind)
  if (f.after) q = q.where(sql<SqlBool>`(l.score < ${f.after.score}::real or (l.score = ${f.after.score}::real and l.id > ${f.after.id}::uuid))`)
  return q.orderBy('l.score', 'desc').orderBy('l.id').limit(f.limit).execute() as Promise<Row[]>
}

/** Locked until the decision is written; undefined also when one end may not be seen. */
export function lockPair(db: Db, actor: Actor, id: string): Promise<Row | undefined> {
  return db
    .selectFrom('obstacles.likeness as l')
    .select(columns)
    .where('l.province_id', '=', actor.provinceId)
    .where('l.id', '=', id)
    .where(bothSeen(actor, false))
    .forUpdate()
    .executeTakeFirst() as Promise<Row | undefined>
}

export const decide = (
  db: Db,
  provinceId: number,
  id: string,
  to: { state: LikenessState; decided_by: string | null; decided_at: Date | null; before_outcome: string | null },
) => db.updateTable('obstacles.likeness').set(to).where('province_id', '=', provinceId).where('id', '=', id).execute()

/** The one is the same obstacle as the other (null: it is not). A backlog row has no case law to change its outcome: it is changed here. */
export const markSame = (db: Db, provinceId: number, id: string, sameAs: string | null, outcome: string | null, at: Date) =>
  db
    .updateTable('obstacles.obstacle')
    .set({ same_as: sameAs, updated_at: at, ...(outcome !== null && { outcome }) })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

export type SideRow = {
  id: string
  code: string
  kind: ObstacleKind
  text: string
  unit_name: string
  county_id: string | null
  group_code: string | null
  outcome: Outcome
  told_at: Date
}
export const sides = (db: Db, provinceId: number, ids: readonly string[]): Promise<SideRow[]> =>
  db
    .selectFrom('obstacles.obstacle')
    .select(['id', 'code', 'kind', sql<string>`left(text, 2000)`.as('text'), 'unit_name', 'county_id', 'group_code', 'outcome', 'told_at'])
    .where('province_id', '=', provinceId)
    .where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`)
    .execute() as Promise<SideRow[]>

export const countyNames = (db: Db, provinceId: number) =>
  db.selectFrom('registry.county').select(['id', 'name_fa', 'name_en']).where('province_id', '=', provinceId).execute()

/** How many wait of each kind, of those this actor may decide, counted up to `most`. */
export const waiting = (db: Db, actor: Actor, most: number): Promise<{ kind: LikenessKind; n: number }[]> =>
  sql<{ kind: LikenessKind; n: number }>`select k.kind, count(w.id)::int as n from unnest(${[...likenessKinds]}::text[]) as k (kind)
    left join lateral (select l.id from obstacles.likeness l where l.province_id = ${actor.provinceId} and l.state = 'proposed'
      and l.kind = k.kind and ${bothSeen(actor, true)} limit ${most}) as w on true group by k.kind`
    .execute(db)
    .then(({ rows }) => rows)

export const decidedSince = (db: Db, provinceId: number, since: Date): Promise<{ kind: LikenessKind; decided: number; agreed: number }[]> =>
  db
    .selectFrom('obstacles.likeness')
    .select(['kind', sql<number>`count(*)::int`.as('decided'), sql<number>`(count(*) filter (where state <> 'apart'))::int`.as('agreed')])
    .where('province_id', '=', provinceId)
    .where('state', '<>', 'proposed')
    .where('decided_at', '>=', since)
    .groupBy('kind')
    .execute() as Promise<{ kind: LikenessKind; decided: number; agreed: number }[]>
