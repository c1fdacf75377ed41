// Which cases changed, and what of them the register is told.

import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'casework'>

const columns = [
  'id',
  'code',
  'text',
  'unit_id',
  'unit_name',
  'county_id',
  'group_code',
  'status',
  'priority',
  'confidential',
  'holder',
  'rung',
  'knot_id',
  'opened_at',
  'closed_at',
  'updated_at',
] as const

export type Place = { readonly at: Date; readonly id: string | null }

/** Cases changed at or after a place, the oldest change first. Follows case_recent backwards. */
export function changedSince(db: Db, provinceId: number, { at, id }: Place, limit: number) {
  let q = db.selectFrom('casework.case').select(columns).where('province_id', '=', provinceId)
  q = id === null ? q.where('updated_at', '>=', at) : q.where((eb) => eb(eb.refTuple('updated_at', 'id'), '>', eb.tuple(at, id)))
  return q.orderBy('updated_at').orderBy('id').limit(limit).execute()
}

export const casesOf = (db: Db, provinceId: number, ids: readonly string[]) =>
  db
    .selectFrom('casework.case')
    .select(columns)
    .where('province_id', '=', provinceId)
    .where('id', 'in', [...ids])
    .execute()

/** To which agencies each was ever sent. */
export async function agenciesOf(db: Db, provinceId: number, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('casework.referral')
    .select(['case_id', 'agency_id'])
    .distinct()
    .where('province_id', '=', provinceId)
    .where('case_id', 'in', [...ids])
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.case_id)].map(([id, list]) => [id, list.map((r) => r.agency_id)]))
}

type ActRow = { case_id: string; name: string; actor_id: string | null; details: Record<string, unknown> }

/** The acts that say when it was told, by what it was settled, and who acted. */
export async function tellingActs(db: Db, provinceId: number, ids: readonly string[]): Promise<Map<string, ActRow[]>> {
  const { rows } = await sql<ActRow>`
    select case_id, name, actor_id,
      case name when 'submit' then jsonb_build_object('toldOn', details->'toldOn', 'moneyIrr', details->'moneyIrr', 'jobs', details->'jobs')
        when 'claim' then jsonb_build_object('evidence', details->'evidence')
        when 'knot_changed' then jsonb_build_object('title', details->'title', 'article', details->'article')
        else '{}' end as details
    from casework.act where province_id = ${provinceId} and case_id = any(${[...ids]}::uuid[]) order by case_id, seq`.execute(db)
  return Map.groupBy(rows, (r) => r.case_id)
}

export const notedUpto = async (db: Db, provinceId: number): Promise<Date | null> =>
  (await db.selectFrom('casework.noted').select('upto').where('province_id', '=', provinceId).executeTakeFirst())?.upto ?? null

export const setNoted = (db: Db, provinceId: number, upto: Date) =>
  db
    .insertInto('casework.noted')
    .values({ province_id: provinceId, upto })
    .onConflict((c) => c.column('province_id').doUpdateSet({ upto }))
    .execute()
