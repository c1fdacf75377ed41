// `npm run bench [-- --cases 45000] [--json]`: loads cases through the product's own code on a database of its own, then
// measures it over HTTP beside the same work in bare SQL on the same database in the same run. What is missed is printed.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#server/config.ts'
import { createEngine, openDatabase } from '#server/server.ts'
import { closeBare, openBare } from './bench/bare.ts'
import { loadCases } from './bench/bulk.ts'
import { measureClusters } from './bench/clusters.ts'
import { measureCreates } from './bench/creates.ts'
import { canMeasure, family, megabytes, parentOf, runs } from './bench/memory.ts'
import { measureReads } from './bench/reads.ts'
import { measureSearch } from './bench/search.ts'
import { measureSweep } from './bench/sweep.ts'
import { type Row, ratio, tableOf } from './bench/table.ts'
import { pageWeight, screenWeight } from './bench/weight.ts'
import { makeWorld } from './bench/world.ts'
import { scratchDatabase } from './database.ts'
import { setupCode, startProduct } from './product.ts'
import { product as parts } from '#rooms.ts'

const { values: args } = parseArgs({ options: { cases: { type: 'string', default: '45000' }, json: { type: 'boolean', default: false } } })
const count = Number(args.cases)
if (!Number.isInteger(count) || count < 100) throw new Error('--cases needs a whole number, 100 or more')
const say = (text: string) => {
  if (!args.json) process.stderr.write(`${text}\n`)
}

const npmStart = ['npm', 'start', '--silent'] as const

/** Load of the machine when the measuring began: with much more than the cores, times say little. */
let load = 0

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gg-bench-'))
  chmodSync(dataDir, 0o711)
  const outside = process.env['DATABASE_URL'] ? await scratchDatabase() : undefined
  // One token may make 600 calls a minute; here it may make as many as there is strength for.
  const env = { DATA_DIR: dataDir, DATABASE_URL: outside?.ownerUrl ?? '', RATE_FACTOR: '1000' }
  const config = readConfig({ ...process.env, ...env })
  const rows: Row[] = []
  let product = await startProduct(env, npmStart)
  try {
    rows.push({ group: 'start', what: 'cold (new data folder, pages built)', value: product.startedIn / 1000, unit: 's' })
    const loading = await open()
    const world = await makeWorld(product.url, loading.engine, setupCode(product))
    const begun = performance.now()
    let told = 0
    await loadCases(loading.engine, world, count, (done) => {
      if (done - told >= 5000 || done === count) say(`${(told = done)} cases`)
    })
    say(`loaded ${count} cases in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    await loading.owner.query('vacuum analyze')
    await loading.close()
    await product.end()

    product = await startProduct(env, npmStart)
    const warm = product.startedIn / 1000
    rows.push({ group: 'start', what: `warm (${count} cases)`, value: warm, unit: 's', aim: { text: '< 5 s', met: warm < 5 } })
    const on = await open()
    const server = await serverOf(on.owner)
    try {
      load = loadavg()[0]!
      say('reads …')
      rows.push(...(await measureReads(product.url, on, world)))
      say('search …')
      rows.push(...(await measureSearch(product.url, on, world)))
      say('creates …')
      rows.push(...(await measureCreates(product.url, on, world, count)))
      say('sweep …')
      rows.push(...(await measureSweep(on, world)))
      say('clusters …')
      rows.push(...(await measureClusters(on, count)))
      rows.push(...(await weightRows(product.url)))
    } finally {
      await on.close()
    }
    // Without the bench's own connections, whose prepared statements are the database's memory too.
    rows.push(...memoryRows(product.process.pid!, server))
  } finally {
    await product.end()
    await outside?.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  print(rows)

  async function open() {
    const database = await openDatabase(config)
    const { engine, close } = createEngine(config, database.appUrl, parts.jobs, 12)
    const bare = await openBare(database)
    return {
      engine,
      ...bare,
      async close() {
        await close()
        await closeBare(bare)
        await database.release()
      },
    }
  }
}

/** The process of the database server, of which every connection's is a child. */
async function serverOf(owner: { query(text: string): Promise<{ rows: { pid: number }[] }> }): Promise<number> {
  const {
    rows: [backend],
  } = await owner.query('select pg_backend_pid() as pid')
  return canMeasure ? parentOf(backend!.pid) : 0
}

function memoryRows(pid: number, postmaster: number): Row[] {
  if (!canMeasure) return []
  const ofDatabase = family(postmaster) // the embedded server is a child of the application
  const app = megabytes(
    family(pid).filter((id) => !ofDatabase.includes(id) && runs(id, 'src/main.ts')),
    'Rss',
  )
  const database = megabytes(ofDatabase, 'Pss')
  const sum = app + database
  return [
    { group: 'memory', what: 'application (RSS, after all calls)', value: app, unit: 'MB' },
    { group: 'memory', what: 'database (PSS of all its processes)', value: database, unit: 'MB' },
    { group: 'memory', what: 'together', value: sum, unit: 'MB', aim: { text: '< 500 MB', met: sum < 500 } },
  ]
}

async function weightRows(base: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, page] of [
    ['sign-in', null],
    ['operator desk', /casework\/web\/desk\/DeskPage\.tsx$/],
  ] as const) {
    const value = screenWeight(page)
    if (value !== null)
      rows.push({ group: 'weight', what: `staff app, ${what}: JavaScript (gzip)`, value, unit: 'kB', aim: { text: '≤ 200 kB', met: value <= 200 } })
  }
  for (const path of ['/', '/raise', '/follow']) {
    const { page, fonts } = await pageWeight(base, path)
    rows.push({
      group: 'weight',
      what: `public ${path} (gzip, without ${fonts.toFixed(0)} kB of font)`,
      value: page,
      unit: 'kB',
      aim: { text: '≤ 20 kB', met: page <= 20 },
    })
  }
  return rows
}

function print(rows: readonly Row[]): void {
  const machine = {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    load,
    node: process.version,
    platform: process.platform,
  }
  if (args.json) {
    console.log(
      JSON.stringify({ cases: count, machine, at: new Date().toISOString(), rows: rows.map((row) => ({ ...row, ofBareSql: ratio(row) })) }, null, 2),
    )
    return
  }
  console.log(
    `\n${count} cases · ${machine.cores} cores · ${machine.memoryGB} GB · load ${load.toFixed(1)} before measuring · Node ${machine.node}\n`,
  )
  console.log(tableOf(rows))
  const missed = rows.filter((row) => row.aim && !row.aim.met)
  console.log(missed.length ? `\nMISSED: ${missed.map((row) => `${row.group} ${row.what}`).join(' · ')}` : '\nEvery aim is met.')
}

await main()
