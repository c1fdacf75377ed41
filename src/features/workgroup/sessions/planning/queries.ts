// What the planner needs to know of a body's sessions.

import { sql } from '#server/db.ts'
import type { Db } from '../queries.ts'

/** When the body's last ordinary session begins, whatever became of it: a cancelled week is not planned again. */
export async function lastOrdinary(db: Db, provinceId: number, bodyId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('workgroup.session')
    .select('starts_at')
    .where('province_id', '=', provinceId)
    .where('body_id', '=', bodyId)
    .where('extraordinary', '=', false)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.starts_at ?? null
}

/** Bodies with a fixed weekday and somebody to invite that have no ordinary session to come. Locked, so that two planners do not plan twice. */
export const withoutSession = (db: Db, provinceId: number, now: Date) =>
  db
    .selectFrom('workgroup.body as b')
    .select('b.id')
    .where('b.province_id', '=', provinceId)
    .where('b.active', '=', true)
    .where('b.parallel', '=', false)
    .where('b.weekday', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('workgroup.seat as m')
          .select(sql<number>`1`.as('one'))
          .where('m.province_id', '=', provinceId)
          .whereRef('m.body_id', '=', 'b.id')
          .where('m.holder_name', '<>', '')
          .where((eb) => eb.or([eb('m.until', 'is', null), eb('m.until', '>', now)])),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('workgroup.session as s')
            .select(sql<number>`1`.as('one'))
            .where('s.province_id', '=', provinceId)
            .whereRef('s.body_id', '=', 'b.id')
            .where('s.extraordinary', '=', false)
            .where('s.state', 'in', ['planned', 'called', 'sitting'])
            .where('s.starts_at', '>', now),
        ),
      ),
    )
    .orderBy('b.id')
    .forUpdate('b')
    .execute()

/** Sessions that were to have begun before a moment and were never opened. */
export const unopened = (db: Db, provinceId: number, before: Date) =>
  db
    .selectFrom('workgroup.session')
    .select(['id', 'starts_at', 'minutes'])
    .where('province_id', '=', provinceId)
    .where('state', 'in', ['planned', 'called'])
    .where('starts_at', '<', before)
    .orderBy('starts_at')
    .limit(100)
    .execute()

/** Planned sessions, the next first: the earlier one chooses first. @param bodyId null: of all bodies */
export const plannedIds = async (db: Db, provinceId: number, bodyId: string | null): Promise<string[]> => {
  const rows = await db
    .selectFrom('workgroup.session')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('state', '=', 'planned')
    .$if(bodyId !== null, (q) => q.where('body_id', '=', bodyId!))
    .orderBy('starts_at')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map((r) => r.id)
}
