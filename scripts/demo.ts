// `npm run demo`: fills an empty installation with two invented provinces. Called by main.ts when DEMO=1; doing it twice
// changes nothing, and a start that was cut off begins again from nothing.

import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withClockwork } from '../demo/clockwork.ts'
import { buildProvince, type DemoProvince } from '../demo/province.ts'
import { firstBegin, rehearse } from '../demo/rehearsal.ts'
import { loginSheet } from '../demo/staff.ts'
import type { Engine } from '#server/ctx.ts'
import { product } from '#rooms.ts'

/** @returns the sheet of accounts that was printed, or null when the installation already holds provinces */
export async function seedDemo(engine: Engine): Promise<string | null> {
  const known = await engine.db.selectFrom('people.province').select('id').limit(1).executeTakeFirst()
  if (known) return null
  const end = new Date(engine.clock().getTime() - 60_000)
  const built: DemoProvince[] = []
  const startedAt = performance.now()
  // Half a day before the first case everything is in place.
  await withClockwork(engine, product, new Date(firstBegin(end).getTime() - 12 * 3_600_000), async (works) => {
    built.push(await buildProvince(works, 'EA'), await buildProvince(works, 'KH'))
    await rehearse(works, built, end)
  })
  const sheet = loginSheet(built.flatMap((p) => p.logins))
  const file = join(engine.config.dataDir, 'demo-accounts.txt')
  writeFileSync(file, sheet, { mode: 0o600 })
  chmodSync(file, 0o600)
  console.log(`${sheet}(also in ${file}; filled in ${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  return sheet
}
