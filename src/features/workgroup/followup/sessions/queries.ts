// Sessions that were opened in a period: held where enough members came, else only convened.

import { sql } from '#server/db.ts'
import { type Db, uuids } from '../board/queries.ts'

export type OpenedRow = {
  id: string
  code: string
  body_id: string
  starts_at: Date
  extraordinary: boolean
  chaired_by: string
  chair_name: string
  /** Enough members came; without that it was convened and not held. */
  held: boolean
}

/** Opened and not called off, the earliest first. `bodyIds` null: all. */
export async function openedSessions(db: Db, provinceId: number, since: Date, until: Date, bodyIds: readonly string[] | null): Promise<OpenedRow[]> {
  const { rows } = await sql<OpenedRow>`
    select id, code, body_id, starts_at, extraordinary, chaired_by, chair_name, quorum_met is true as held from workgroup.session
    where province_id = ${provinceId} and starts_at >= ${since} and starts_at < ${until} and state in ('sitting', 'closed', 'minuted')
      and ${bodyIds === null ? sql`true` : sql`body_id = any(${uuids(bodyIds)})`}
    order by starts_at, id`.execute(db)
  return rows
}

/** From when until when somebody sat in a body: named seats, also those given up since. */
export const seatings = (db: Db, provinceId: number) =>
  db
    .selectFrom('workgroup.seat')
    .select(['body_id', 'since', 'until'])
    .where('province_id', '=', provinceId)
    .where((eb) => eb.or([eb('holder_name', '<>', ''), eb('deputy_name', '<>', '')]))
    .execute()

/** When a body began: days before it are not due. */
export const beginnings = (db: Db, provinceId: number) =>
  db.selectFrom('workgroup.body').select(['id', 'created_at']).where('province_id', '=', provinceId).execute()
