// Statements that several nouns share.

import type { PeopleReads } from '#features/people/model.ts'
import type { DbOf } from '#server/db.ts'
import type { ActOf } from './model.ts'

/** An act as the tables of acts keep it. */
export const actRow = ({ seq, name, at, actorId, actorRole, details }: ActOf<string>) => ({
  seq,
  name,
  at,
  actor_id: actorId,
  actor_role: actorRole,
  details: JSON.stringify(details),
})

/** Where active accounts can be written to, each in their own language. */
export async function phonesOf(db: DbOf<'workgroup', PeopleReads>, accountIds: readonly string[]): Promise<{ phone: string; locale: 'fa' | 'en' }[]> {
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
