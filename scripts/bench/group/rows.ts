// Many rows at once, as JSON on several connections of the application's role, under row-level security.

import type { Bare } from '../bare.ts'
import { inProvince } from '../bare.ts'
import { spreadWork } from '../timing.ts'

const batch = 2000

/** Inserts rows of one table; all have the columns of the first. Order among the batches is not kept. */
export async function insertMany(clients: Bare['clients'], provinceId: number, table: string, rows: readonly object[]): Promise<void> {
  if (!rows.length) return
  const columns = Object.keys(rows[0]!).join(', ')
  const text = `insert into ${table} (province_id, ${columns}) select ${provinceId}, ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`
  const free = clients.slice(0, 4)
  await spreadWork(Math.ceil(rows.length / batch), free.length, async (n) => {
    const client = free.pop()!
    await inProvince(client, provinceId, () => client.query(text, [JSON.stringify(rows.slice(n * batch, (n + 1) * batch))]))
    free.push(client)
  })
}
