// The examples of a refit, its course, and the models it leaves.

import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'obstacles'>

export async function insertRefit(db: Db, provinceId: number, id: string, now: Date): Promise<void> {
  await db.insertInto('obstacles.refit').values({ province_id: provinceId, id, state: 'running', started_at: now, told_at: now }).execute()
}

export async function tellRefit(
  db: Db,
  provinceId: number,
  id: string,
  now: Date,
  { state, share, reason = '' }: { state: 'running' | 'done' | 'failed'; share: number; reason?: string },
): Promise<void> {
  await db
    .updateTable('obstacles.refit')
    .set({ state, share, reason, told_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()
}

export async function lastRefit(db: Db, provinceId: number) {
  const row = await db
    .selectFrom('obstacles.refit')
    .select(['id', 'state', 'share', 'reason', 'started_at as startedAt', 'told_at as toldAt'])
    .where('province_id', '=', provinceId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export type NewModel = {
  id: string
  fittedAt: Date
  lessonsTo: Date
  examples: number
  classes: number
  seconds: number
  catalogue: string
  figures: object
  bytes: Uint8Array
}

/** Stores a model and forgets all but the newest `keep`, and courses of refits older than the last twenty. */
export async function insertModel(db: Db, provinceId: number, m: NewModel, keep: number): Promise<void> {
  await db
    .insertInto('obstacles.model')
    .values({
      province_id: provinceId,
      id: m.id,
      fitted_at: m.fittedAt,
      lessons_to: m.lessonsTo,
      examples: m.examples,
      classes: m.classes,
      seconds: m.seconds,
      catalogue: m.catalogue,
      figures: JSON.stringify(m.figures),
      bytes: Buffer.from(m.bytes.buffer, m.bytes.byteOffset, m.bytes.byteLength),
    })
    .execute()
  await sql`delete from obstacles.model where province_id = ${provinceId} and id not in
    (select id from obstacles.model where province_id = ${provinceId} order by fitted_at desc, id desc limit ${keep})`.execute(db as never)
  await sql`delete from obstacles.refit where province_id = ${provinceId} and id not in
    (select id from obstacles.refit where province_id = ${provinceId} order by started_at desc, id desc limit 20)`.execute(db as never)
}

export async function newestModel(db: Db, provinceId: number) {
  const row = await db
    .selectFrom('obstacles.model')
    .select(['id', 'fitted_at as fittedAt', 'lessons_to as lessonsTo', 'examples', 'classes', 'seconds', 'figures'])
    .where('province_id', '=', provinceId)
    .orderBy('fitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
