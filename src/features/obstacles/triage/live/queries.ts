// What the memory of triage reads: the newest model, lessons in the order they came, codes that live on under others.

import type { DbOf } from '#server/db.ts'

type Db = DbOf<'obstacles'>

export type ModelHead = {
  readonly catalogue: string
  readonly id: string
  readonly fittedAt: Date
  readonly lessonsTo: Date
  readonly examples: number
  readonly classes: number
}
export type LessonRow = { readonly id: string; readonly at: Date; readonly text: string; readonly code: string; readonly also: string[] }

/** The newest model without its bytes, and the province's own threshold. */
export async function heads(db: Db, provinceId: number): Promise<{ model: ModelHead | null; threshold: number | null }> {
  const model = await db
    .selectFrom('obstacles.model')
    .select(['id', 'fitted_at as fittedAt', 'lessons_to as lessonsTo', 'examples', 'classes', 'catalogue'])
    .where('province_id', '=', provinceId)
    .orderBy('fitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const set = await db.selectFrom('obstacles.triage_setting').select('threshold').where('province_id', '=', provinceId).executeTakeFirst()
  return { model: model ?? null, threshold: set?.threshold ?? null }
}

export async function modelBytes(db: Db, provinceId: number, id: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('obstacles.model').select('bytes').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()
  return row?.bytes ?? null
}

export type Cursor = { readonly at: Date; readonly id: string }
/** Before every lesson. */
export const origin: Cursor = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' }

/** Lessons after a place in their order, oldest first. */
export function lessonsAfter(db: Db, provinceId: number, { at, id }: Cursor, limit: number): Promise<LessonRow[]> {
  return db
    .selectFrom('obstacles.lesson')
    .select(['id', 'at', 'text', 'group_code as code', 'also_codes as also'])
    .where('province_id', '=', provinceId)
    .where('current', '=', true)
    .where((e) => e.or([e('at', '>', at), e.and([e('at', '=', at), e('id', '>', id)])]))
    .where('at', '>=', at)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The place before the newest `limit` lessons, from the index; null when there are no more than that. */
export async function beforeNewest(db: Db, provinceId: number, limit: number): Promise<Cursor | null> {
  const row = await db
    .selectFrom('obstacles.lesson')
    .select(['at', 'id'])
    .where('province_id', '=', provinceId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .offset(limit)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Ids alone, from the index: most have been learned already. */
export async function lessonIdsSince(db: Db, provinceId: number, since: Date): Promise<{ id: string; at: Date }[]> {
  return db
    .selectFrom('obstacles.lesson')
    .select(['id', 'at'])
    .where('province_id', '=', provinceId)
    .where('at', '>', since)
    .orderBy('at')
    .orderBy('id')
    .limit(20_000)
    .execute()
}

export function lessonsById(db: Db, provinceId: number, ids: readonly string[]): Promise<LessonRow[]> {
  return db
    .selectFrom('obstacles.lesson')
    .select(['id', 'at', 'text', 'group_code as code', 'also_codes as also'])
    .where('province_id', '=', provinceId)
    .where('id', 'in', ids)
    .where('current', '=', true)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function lessonsSince(db: Db, provinceId: number, since: Date | null): Promise<number> {
  const row = await db
    .selectFrom('obstacles.lesson')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('province_id', '=', provinceId)
    .$if(since !== null, (q) => q.where('at', '>', since!))
    .executeTakeFirstOrThrow()
  return row.n
}
