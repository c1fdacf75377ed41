// Open obstacles whose twins are looked for, in the order of telling.

import { sql } from '#server/db.ts'
import type { Db, NearRow } from '../queries.ts'

export type Asked = Pick<NearRow, 'id' | 'text' | 'unit_id' | 'county_id' | 'group_code' | 'told_at'>
const asked = sql`id, left(text, 4000) as text, unit_id, county_id, group_code, told_at`

export const openSince = (db: Db, provinceId: number, since: Date, after: Asked | null, limit: number): Promise<Asked[]> =>
  sql<Asked>`select ${asked} from obstacles.obstacle where province_id = ${provinceId} and outcome in ('open', 'waiting_systemic')
    and told_at >= ${since} ${after ? sql`and (told_at, id) < (${after.told_at}, ${after.id}::uuid)` : sql``}
    order by told_at desc, id desc limit ${limit}`
    .execute(db)
    .then(({ rows }) => rows)

export const openOnes = (db: Db, provinceId: number, ids: readonly string[]): Promise<Asked[]> =>
  sql<Asked>`select ${asked} from obstacles.obstacle where province_id = ${provinceId} and id = any(${[...ids]}::uuid[])
    and outcome in ('open', 'waiting_systemic')`
    .execute(db)
    .then(({ rows }) => rows)
