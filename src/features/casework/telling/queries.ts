import type { PeopleReads } from '#features/people/model.ts'
import type { DbOf } from '#server/db.ts'

type Db = DbOf<'casework', PeopleReads>

/** Language of the account behind a phone; Persian when there is none. */
export const localeOf = async (db: Db, phone: string): Promise<'fa' | 'en'> =>
  (await db.selectFrom('people.account').select('locale').where('phone', '=', phone).executeTakeFirst())?.locale === 'en' ? 'en' : 'fa'

/** Phones of those whose cases were merged into this one: they stay subscribers. */
export const subscribers = async (db: Db, provinceId: number, caseId: string) =>
  db
    .selectFrom('casework.case')
    .select(['id', 'code', 'reporter_phone'])
    .where('province_id', '=', provinceId)
    .where('merged_into', '=', caseId)
    .orderBy('id')
    .execute()

export const phonesOf = async (db: Db, accountIds: readonly string[]): Promise<string[]> =>
  accountIds.length
    ? (
        await db
          .selectFrom('people.account')
          .select('phone')
          .where('id', 'in', [...accountIds])
          .where('phone', 'is not', null)
          .execute()
      ).map((r) => r.phone!)
    : []
