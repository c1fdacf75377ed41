// Where owners can be written to.

import type { PeopleReads } from '#features/people/model.ts'
import type { DbOf } from '#server/db.ts'

/** Active accounts with a phone, each in their own language. */
export async function accountsOf(
  db: DbOf<'workgroup', PeopleReads>,
  accountIds: readonly string[],
): Promise<{ phone: string; locale: 'fa' | 'en' }[]> {
  if (!accountIds.length) return []
  const rows = await db
    .selectFrom('people.account')
    .select(['phone', 'locale'])
    .where('id', 'in', [...accountIds])
    .where('phone', 'is not', null)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute()
  return rows.map((r) => ({ phone: r.phone!, locale: r.locale === 'en' ? 'en' : 'fa' }))
}
