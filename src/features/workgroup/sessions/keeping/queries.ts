import { sql } from '#server/db.ts'
import type { Db } from '../queries.ts'

/** Where a dossier is to be decided, and whether it waits there. */
export const dossierAt = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('workgroup.dossier')
    .select(['body_id', 'state', 'priority', 'code'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

export const resolutionAt = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('workgroup.resolution').select('body_id').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

/** Does the body meet before that moment? */
export const meetsBefore = async (db: Db, provinceId: number, bodyId: string, now: Date, until: Date): Promise<boolean> =>
  (await db
    .selectFrom('workgroup.session')
    .select(sql<number>`1`.as('one'))
    .where('province_id', '=', provinceId)
    .where('body_id', '=', bodyId)
    .where('state', 'in', ['planned', 'called', 'sitting'])
    .where('starts_at', '>', now)
    .where('starts_at', '<=', until)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Accounts that keep a body's agenda. */
export const clerksOf = async (db: Db, provinceId: number, bodyId: string, now: Date): Promise<string[]> =>
  (
    await db
      .selectFrom('workgroup.seat')
      .select(['account_id', 'deputy_account_id'])
      .where('province_id', '=', provinceId)
      .where('body_id', '=', bodyId)
      .where('clerk', '=', true)
      .where((e) => e.or([e('until', 'is', null), e('until', '>', now)]))
      .execute()
  ).flatMap((r) => [r.account_id, r.deputy_account_id].filter((id) => id !== null))
