// A small installation of its own: one province with its people, bodies and units, and what happened there before the
// present, played by the product's own API on a moving clock as the demo is.

import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Clockwork, withClockwork } from '../../demo/clockwork.ts'
import { buildProvince, type Code, type DemoProvince } from '../../demo/province.ts'
import { type Login, loginSheet } from '../../demo/staff.ts'
import { product } from '#rooms.ts'
import { readConfig } from '#server/config.ts'
import { createEngine, openDatabase } from '#server/server.ts'

const DAY = 86_400_000

export type Past = {
  readonly works: Clockwork
  readonly province: DemoProvince
  readonly end: Date
}

/**
 * Fills an empty DATA_DIR and stops its database again.
 * @param days how long ago the province began
 * @param live what happened since; answers logins of people that it hired besides
 */
export async function found(dataDir: string, code: Code, days: number, live: (past: Past) => Promise<readonly Login[] | void>): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir, DEMO: '1' })
  const database = await openDatabase(config)
  try {
    const { engine, close } = createEngine(config, database.appUrl, product.jobs)
    const end = new Date(Date.now() - 60_000)
    await withClockwork(engine, product, new Date(end.getTime() - days * DAY), async (works) => {
      const province = await buildProvince(works, code)
      const hired = (await live({ works, province, end })) ?? []
      const sheet = join(dataDir, 'demo-accounts.txt')
      writeFileSync(sheet, loginSheet([...province.logins, ...hired]), { mode: 0o600 })
      chmodSync(sheet, 0o600)
    })
    await close()
  } finally {
    await database.stop()
  }
}
