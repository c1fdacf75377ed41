import type { DbOf } from '#server/db.ts'
import { sql } from '#server/db.ts'

type Db = DbOf<'casework'>

/** Cases that this phone may speak for: raised from it, or of a unit that lists it. */
export const casesOfPhone = (db: Db, provinceId: number, phone: string, unitIds: readonly string[]) =>
  sql<{ id: string; code: string; status: string; unit_id: string | null }>`
    select id, code, status, unit_id from casework.case where province_id = ${provinceId} and reporter_phone = ${phone}
    union select id, code, status, unit_id from casework.case where province_id = ${provinceId} and unit_id = any(${[...unitIds]}::uuid[])
    order by id desc limit 200`
    .execute(db)
    .then(({ rows }) => rows)
