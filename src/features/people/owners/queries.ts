import type { DbOf } from '#server/db.ts'

type Db = DbOf<'people'>

const byPhone = (db: Db, provinceId: number) =>
  db
    .selectFrom('people.grant as g')
    .innerJoin('people.account as a', 'a.id', 'g.account_id')
    .select(['g.id', 'g.account_id as accountId', 'g.unit_id as unitId', 'g.investor_id as investorId', 'a.phone'])
    .where('g.province_id', '=', provinceId)
    .where('g.by_phone', '=', true)
    .where('g.revoked_at', 'is', null)

export const hatsByPhone = (db: Db, provinceId: number, accountId: string) => byPhone(db, provinceId).where('g.account_id', '=', accountId).execute()

export const hatsOfPlace = (db: Db, provinceId: number, place: { unitId: string } | { investorId: string }) =>
  ('unitId' in place
    ? byPhone(db, provinceId).where('g.unit_id', '=', place.unitId)
    : byPhone(db, provinceId).where('g.investor_id', '=', place.investorId)
  ).execute()

export const revoke = (db: Db, ids: readonly string[], now: Date) =>
  db
    .updateTable('people.grant')
    .set({ revoked_at: now })
    .where('id', 'in', [...ids])
    .where('revoked_at', 'is', null)
    .execute()
