// Sessions that were held, of a period.

import { sql } from '#server/db.ts'
import { type Db, uuids } from '../board/queries.ts'

export type HeldRow = {
  id: string
  code: string
  body_id: string
  starts_at: Date
  extraordinary: boolean
  chaired_by: string
  chair_name: string
}

/** Opened and not called off, the earliest first. `bodyIds` null: all. */
export async function heldSessions(db: Db, provinceId: number, since: Date, until: Date, bodyIds: readonly string[] | null): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select id, code, body_id, starts_at, extraordinary, chaired_by, chair_name from workgroup.session
    where province_id = ${provinceId} and starts_at >= ${since} and starts_at < ${until} and state in ('sitting', 'closed', 'minuted')
      and ${bodyIds === null ? sql`true` : sql`body_id = any(${uuids(bodyIds)})`}
    order by starts_at, id`.execute(db)
  return rows
}

/** When a body began: days before it are not due. */
export const beginnings = (db: Db, provinceId: number) =>
  db.selectFrom('workgroup.body').select(['id', 'created_at']).where('province_id', '=', provinceId).execute()
