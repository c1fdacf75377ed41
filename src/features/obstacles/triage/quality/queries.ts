// Counting decisions by month, and the texts behind a confusion.

import type { Actor } from '#kernel/actor.ts'
import { type DbOf, sql } from '#server/db.ts'
import { seenBy } from '../../register/seeing/queries.ts'
import type { Count } from './rules.ts'

type Db = DbOf<'obstacles'>

/** Takes the count in hand: whoever counts at the same time waits. @returns when it was counted before */
export async function beginCount(db: Db, provinceId: number, now: Date): Promise<Date | null> {
  await db
    .insertInto('obstacles.quality_count')
    .values({ province_id: provinceId, counted_at: new Date(0) })
    .onConflict((c) => c.doNothing())
    .execute()
  const row = await db
    .selectFrom('obstacles.quality_count')
    .select('counted_at')
    .where('province_id', '=', provinceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await db.updateTable('obstacles.quality_count').set({ counted_at: now }).where('province_id', '=', provinceId).execute()
  return row.counted_at.getTime() === 0 ? null : row.counted_at
}

/** Days (in Tehran) with lessons that came or stopped counting since. */
export async function changedDays(db: Db, provinceId: number, since: Date): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    select min(at) as at from obstacles.lesson where province_id = ${provinceId} and changed_at > ${since}
    group by (at at time zone 'Asia/Tehran')::date`.execute(db)
  return rows.map((r) => r.at)
}

/** Counts one month anew. */
export async function countMonth(db: Db, provinceId: number, month: string, from: Date, to: Date): Promise<void> {
  await db.deleteFrom('obstacles.quality').where('province_id', '=', provinceId).where('month', '=', month).execute()
  await sql`
    insert into obstacles.quality (province_id, month, group_code, said_code, asked, near, sure)
    select ${provinceId}::smallint, ${month}, group_code, said_code,
      count(*), count(*) filter (where place between 1 and 3), count(*) filter (where sure)
    from obstacles.lesson
    where province_id = ${provinceId} and at >= ${from} and at < ${to} and current and said_code is not null
    group by group_code, said_code`.execute(db)
}

export function counts(db: Db, provinceId: number, from: string, to: string): Promise<Count[]> {
  return db
    .selectFrom('obstacles.quality')
    .select(['month', 'group_code as groupCode', 'said_code as saidCode', 'asked', 'near', 'sure'])
    .where('province_id', '=', provinceId)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .orderBy('month')
    .execute()
}

export async function countedAt(db: Db, provinceId: number): Promise<Date | null> {
  const row = await db.selectFrom('obstacles.quality_count').select('counted_at').where('province_id', '=', provinceId).executeTakeFirst()
  return row?.counted_at ?? null
}

/** Decided lessons that this person may read, the newest first. A confidential one shows where its obstacle does. */
function readable(db: Db, actor: Actor, before: string | null, limit: number) {
  return (
    db
      .selectFrom('obstacles.lesson as l')
      .innerJoin('obstacles.obstacle as o', (j) => j.onRef('o.province_id', '=', 'l.province_id').onRef('o.id', '=', 'l.obstacle_id'))
      .where('l.province_id', '=', actor.provinceId)
      .where('l.current', '=', true)
      .where('l.said_code', 'is not', null)
      .where(seenBy(actor))
      // The register may not have heard yet that the obstacle is confidential.
      .$if(actor.role !== 'centreHead', (q) => q.where(sql<boolean>`(not l.confidential or o.confidential)`))
      .$if(before !== null, (q) => q.where('l.id', '<', before!))
      .orderBy('l.id', 'desc')
      .limit(limit)
      .select([
        'l.id',
        'l.obstacle_id as obstacleId',
        'o.code',
        'o.kind',
        'l.text',
        'l.group_code as groupCode',
        'l.also_codes as also',
        'l.said_code as saidCode',
        sql<number>`coalesce((l.suggested->0->>'p')::real, 0)`.as('p'),
        'l.sure',
        'l.source',
        'l.at',
      ])
  )
}

/** Lessons of one pair of groups. */
export const ofPair = (db: Db, actor: Actor, groupCode: string, saidCode: string, before: string | null, limit: number) =>
  readable(db, actor, before, limit).where('l.group_code', '=', groupCode).where('l.said_code', '=', saidCode).execute()

/** Every lesson that triage had judged, also those it judged rightly: material for `npm run triage:eval`. */
export const allJudged = (db: Db, actor: Actor, before: string | null, limit: number) => readable(db, actor, before, limit).execute()

export async function setting(db: Db, provinceId: number): Promise<{ threshold: number | null; version: number }> {
  const row = await db
    .selectFrom('obstacles.triage_setting')
    .select(['threshold', 'version'])
    .where('province_id', '=', provinceId)
    .executeTakeFirst()
  return row ?? { threshold: null, version: 1 }
}

/** @returns false when somebody else changed it since `version` */
export async function saveSetting(
  db: Db,
  provinceId: number,
  { threshold, version, now, actorId }: { threshold: number | null; version: number; now: Date; actorId: string | null },
): Promise<boolean> {
  const done = await db
    .insertInto('obstacles.triage_setting')
    .values({ province_id: provinceId, threshold, version: version + 1, updated_at: now, updated_by: actorId })
    .onConflict((c) =>
      c
        .column('province_id')
        .doUpdateSet({ threshold, version: version + 1, updated_at: now, updated_by: actorId })
        .where('obstacles.triage_setting.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  return done !== undefined
}
