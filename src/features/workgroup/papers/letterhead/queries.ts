// Every statement about the letterhead.

import type { Insertable } from 'kysely'
import type { DB, Db } from '#server/db.ts'

export const readLetterhead = (db: Db, provinceId: number) =>
  db.selectFrom('workgroup.letterhead').selectAll().where('province_id', '=', provinceId).executeTakeFirst()

export const writeLetterhead = (db: Db, row: Insertable<DB['workgroup.letterhead']>) =>
  db
    .insertInto('workgroup.letterhead')
    .values(row)
    .onConflict((c) => {
      const { province_id: _, ...rest } = row
      return c.column('province_id').doUpdateSet(rest)
    })
    .execute()
