// The SQL face of registerLaw.sees; seeing.test.ts holds the two together.

import type { Expression, SqlBool } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#server/db.ts'

/** Which rows of obstacles.obstacle (as `o`) this actor may see; false for roles that the law does not name. */
export function seenBy(actor: Actor): Expression<SqlBool> {
  switch (actor.role) {
    case 'system':
    case 'centreHead':
      return sql<SqlBool>`true`
    case 'operator':
    case 'secretary':
      return sql<SqlBool>`(not o.confidential or o.open_to && ${[actor.role, ...(actor.accountId ? [actor.accountId] : [])]}::text[])`
    case 'manager':
      return sql<SqlBool>`not o.confidential`
    default:
      return sql<SqlBool>`false`
  }
}
