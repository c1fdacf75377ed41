// The same work in bare SQL: prepared statements of a hand-written program on connections of its own. It writes in the
// application's role, with row-level security; it reads as the owner, who is not slowed by it.

import pg from 'pg'
import type { Database } from '#server/server.ts'

export type Bare = { readonly owner: pg.Client; readonly clients: readonly pg.Client[] }

export async function openBare({ ownerUrl, appUrl }: Database): Promise<Bare> {
  const connect = async (url: string) => {
    const client = new pg.Client({ connectionString: url, application_name: 'bench' })
    await client.connect()
    return client
  }
  return { owner: await connect(ownerUrl), clients: await Promise.all(Array.from({ length: 8 }, () => connect(appUrl))) }
}

export const closeBare = ({ owner, clients }: Bare) => Promise.all([owner, ...clients].map((client) => client.end()))

/** One statement, prepared once per connection under its name. */
export const ask = (client: pg.Client, name: string, text: string, values: readonly unknown[]) => client.query({ name, text, values: [...values] })

/** A transaction inside a province, as every one of the application is. */
export async function inProvince<T>(client: pg.Client, provinceId: number, run: () => Promise<T>): Promise<T> {
  await client.query(`begin; set local app.province = '${provinceId}'`)
  try {
    const result = await run()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** A list item with the names of its place, group and holding desk. */
export const items = `select c.id, c.code, c.version, c.status, c.flags, c.priority, c.confidential, c.rung, c.holder, c.unit_id, c.unit_name, c.county_id, k.name_fa as county_fa,
  k.name_en as county_en, c.group_code, g.name_fa as group_fa, g.name_en as group_en, d.name_fa as desk_fa, d.name_en as desk_en, y.name_fa as agency_fa, y.name_en as agency_en,
  left(c.text, 160) as summary, c.due_at, c.opened_at, c.updated_at, c.closed_at
  from casework.case c
  left join registry.county k on k.province_id = c.province_id and k.id = c.county_id
  left join obstacles.grp g on g.code = c.group_code
  left join registry.desk d on d.province_id = c.province_id and d.id = c.holder_desk_id
  left join registry.agency y on y.province_id = d.province_id and y.id = d.agency_id
  where c.province_id = $1`

export const insertCase = `insert into casework.case (province_id, id, code, unit_id, unit_name, county_id, reporter_phone, reporter_name, channel, group_code, text, priority, status, holder,
  due_at, step_at, opened_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, 'رابط نمونه', 'api', $8, $9, 'normal', 'submitted', 'centre', $10, $10, $11, $11)`
export const insertAct = `insert into casework.act (province_id, case_id, seq, name, at, actor_role, details) values ($1, $2, $3, $4, $5, 'operator', $6)`
export const insertFact = `insert into journal.fact (province_id, id, at, actor_role, name, subject, details) values ($1, $2, $3, 'operator', $4, $5, '{}')`
export const afterWrite = 'select public.after_write($1::jsonb, $2::text[])'
