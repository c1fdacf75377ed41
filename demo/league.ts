// The provinces of the demo exchange their signed figures, as two offices would: each issues a file, the other compares the
// key once, accepts it and takes the file in.

import { toJalali } from '#kernel/jalali.ts'
import type { Clockwork } from './clockwork.ts'
import type { DemoProvince } from './province.ts'

export async function exchangeFigures(works: Clockwork, provinces: readonly DemoProvince[]): Promise<void> {
  const { year, month } = toJalali(works.now)
  const period = `${year}-${Math.ceil(month / 3)}`
  const files = new Map<DemoProvince, object>()
  for (const p of provinces) {
    const { id } = await works.call(p.secretary, 'POST', '/api/aggregates', { period })
    files.set(p, await works.call(p.secretary, 'GET', `/api/aggregates/${id}/file`))
  }
  for (const to of provinces)
    for (const from of provinces.filter((p) => p !== to)) {
      const { rows } = await works.call(from.secretary, 'GET', '/api/aggregates/keys')
      await works.call(to.secretary, 'POST', '/api/aggregates/keys', { publicKey: rows[0].publicKey, originCode: from.code, compared: true })
      await works.call(to.secretary, 'POST', '/api/aggregates/import', { file: JSON.stringify(files.get(from)) })
    }
}
