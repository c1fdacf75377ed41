// Acts of a session that sits, as rows.

import type { Db } from '#server/db.ts'

type NewAct = {
  readonly sessionId: string
  readonly seq: number
  readonly name: string
  readonly itemId: string | null
  readonly itemVersion: number | null
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string
  readonly details: Readonly<Record<string, unknown>>
}

export async function insertAct(db: Db, provinceId: number, act: NewAct): Promise<void> {
  await db
    .insertInto('workgroup.sitting_act')
    .values({
      province_id: provinceId,
      session_id: act.sessionId,
      seq: act.seq,
      name: act.name,
      item_id: act.itemId,
      item_version: act.itemVersion,
      at: act.at,
      actor_id: act.actorId,
      actor_name: act.actorName,
      details: JSON.stringify(act.details),
    })
    .execute()
}

type LaterAct = { readonly name: string; readonly by: string; readonly actorId: string | null; readonly at: Date }

/** What was written on an item after a version of it, the newest first. */
export async function laterOnItem(db: Db, provinceId: number, itemId: string, version: number): Promise<LaterAct[]> {
  return db
    .selectFrom('workgroup.sitting_act')
    .select(['name', 'actor_name as by', 'actor_id as actorId', 'at'])
    .where('province_id', '=', provinceId)
    .where('item_id', '=', itemId)
    .where('item_version', '>', version)
    .orderBy('item_version', 'desc')
    .limit(50)
    .execute()
}

/** What was written in the session after a version of it, the newest first. */
export async function laterInSession(db: Db, provinceId: number, sessionId: string, version: number): Promise<LaterAct[]> {
  return db
    .selectFrom('workgroup.sitting_act')
    .select(['name', 'actor_name as by', 'actor_id as actorId', 'at'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('seq', '>', version)
    .orderBy('seq', 'desc')
    .limit(50)
    .execute()
}

/** Who wrote the notes of an item last. */
export async function lastWriter(db: Db, provinceId: number, itemId: string): Promise<string | null> {
  const row = await db
    .selectFrom('workgroup.sitting_act')
    .select('actor_id')
    .where('province_id', '=', provinceId)
    .where('item_id', '=', itemId)
    .where('name', '=', 'notes')
    .orderBy('item_version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.actor_id ?? null
}
