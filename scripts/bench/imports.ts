// A backlog of as many rows as there are cases: uploaded, read, analysed beside people's requests, decided, archived.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '../../demo/units.ts'
import { makeBacklog } from './backlog.ts'
import type { Bare } from './bare.ts'
import { call } from './http.ts'
import { storyOf } from './stories.ts'
import type { Row } from './table.ts'
import { ownWords } from './texts.ts'
import { meanwhile, type Server } from './visits.ts'
import type { World } from './world.ts'

const stories = 3000

export async function measureImport(server: Server, on: Bare, world: World, rows: number): Promise<Row[]> {
  const { operator: cookie } = world.signedIn
  const file = await sheetOf(on, world, rows)
  const post = async (path: string, body: unknown = {}) => (await call(`${server.url}/api/imports${path}`, { cookie, body })).json()
  const read = async (path: string) => (await call(`${server.url}/api/imports${path}`, { cookie })).json()

  let begun = performance.now()
  const { id } = await upload(server.url, cookie, file)
  const { sheet, headerRows, columns, options } = await post(`/${id}/preview`)
  const taken = (performance.now() - begun) / 1000
  const stateIs = async (...wanted: readonly string[]) => {
    const { state, failure } = await read(`/${id}`)
    if (state === 'failed') throw new Error(`the import failed: ${JSON.stringify(failure)}`)
    return wanted.includes(state)
  }
  const group = 'import'
  const analysis = await meanwhile(server, on, world, {
    ...{ group, what: 'during an import' },
    start: () => post(`/${id}/start`, { sheet, headerRows, columns, options }),
    isOver: () => stateIs('review'),
  })
  begun = performance.now()
  const { piles } = (await read(`/${id}/piles`)) as { piles: { pile: string; waiting: number }[] }
  for (const { pile } of piles.filter(({ waiting }) => waiting > 0))
    await post(`/${id}/decide`, { pile, decision: ['same', 'empty'].includes(pile) ? 'skip' : 'archive' })
  const decided = (performance.now() - begun) / 1000
  begun = performance.now()
  await post(`/${id}/finish`)
  while (!(await stateIs('done', 'review'))) await sleep(250)
  const archived = (performance.now() - begun) / 1000
  const { finished } = await read(`/${id}`)
  const aim = { text: '< 180 s', met: analysis.seconds < 180 }
  return [
    { group, what: `${rows} rows (${(file.length / 1e6).toFixed(1)} MB): upload and preview`, value: taken, unit: 's' },
    { group, what: `${rows} rows: read and analysed`, value: analysis.seconds, unit: 's', aim },
    ...analysis.rows,
    { group, what: `${piles.length} piles decided`, value: decided, unit: 's' },
    { group, what: `${finished} rows archived and learned`, value: archived, unit: 's' },
  ]
}

async function sheetOf({ owner }: Bare, world: World, rows: number): Promise<Buffer> {
  const { rows: counties } = await owner.query<{ name: string }>('select name_fa as name from registry.county where province_id = $1 order by id', [
    world.provinceId,
  ])
  const draw = seeded(99)
  const told = Array.from({ length: stories }, (_, i) => {
    const group = world.groups[i % world.groups.length]!
    return { text: `${storyOf(i, draw)} ${ownWords(group, draw)}`, group: group.code }
  })
  const folder = mkdtempSync(join(tmpdir(), 'gg-bench-sheet-'))
  const path = join(folder, 'backlog.xlsx')
  const names = { units: world.units.map((u) => u.name), counties: counties.map((c) => c.name) }
  await makeBacklog(path, { rows, seed: 45, stories: told, coded: 0.2, ...names })
  const file = readFileSync(path)
  rmSync(folder, { recursive: true })
  return file
}

async function upload(base: string, cookie: string, file: Buffer): Promise<{ id: string }> {
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="backlog.xlsx"\r\n\r\n'
  const body = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--x--\r\n')])
  return (await call(`${base}/api/imports`, { cookie, body, headers: { 'content-type': 'multipart/form-data; boundary=x' } })).json()
}
