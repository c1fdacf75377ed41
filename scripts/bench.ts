// `npm run bench [-- --cases 45000] [--only triage,import,group] [--json]`: loads cases through the product's own code on a database
// of its own, then measures it over HTTP, reads and writes beside the same work in bare SQL. What is missed is printed.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#server/config.ts'
import { createEngine, openDatabase } from '#server/server.ts'
import { closeBare, openBare } from './bench/bare.ts'
import { loadCases } from './bench/bulk.ts'
import { measureClusters } from './bench/clusters.ts'
import { measureCreates } from './bench/creates.ts'
import { measureGroup } from './bench/group.ts'
import { type GroupWorld, loadGroup } from './bench/group/world.ts'
import { measureImport } from './bench/imports.ts'
import { learnCases } from './bench/learning.ts'
import { appOf, memoryRows, serverOf } from './bench/memory.ts'
import { measureReads } from './bench/reads.ts'
import { print } from './bench/report.ts'
import { measureSearch } from './bench/search.ts'
import { measureSimilar } from './bench/similar.ts'
import { measureSweep } from './bench/sweep.ts'
import type { Row } from './bench/table.ts'
import { measureClassifier, measureTriage } from './bench/triage.ts'
import { weightRows } from './bench/weight.ts'
import { makeWorld } from './bench/world.ts'
import { scratchDatabase } from './database.ts'
import { setupCode, startProduct } from './product.ts'
import { product as parts } from '#rooms.ts'

const names = ['cases', 'search', 'duplicates', 'triage', 'import', 'clusters', 'group'] as const
type Part = (typeof names)[number]

const { values: args } = parseArgs({
  options: {
    cases: { type: 'string', default: '45000' },
    only: { type: 'string', default: names.join() },
    json: { type: 'boolean', default: false },
  },
})
const count = Number(args.cases)
if (!Number.isInteger(count) || count < 100) throw new Error('--cases needs a whole number, 100 or more')
const wanted = args.only.split(',')
if (!wanted.every((name) => (names as readonly string[]).includes(name))) throw new Error(`--only knows ${names.join(', ')}`)
const wants = (...some: readonly Part[]) => some.some((name) => wanted.includes(name))
const say = (text: string) => {
  if (!args.json) process.stderr.write(`${text}\n`)
}

const npmStart = ['npm', 'start', '--silent'] as const

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gg-bench-'))
  chmodSync(dataDir, 0o711)
  const outside = process.env['DATABASE_URL'] ? await scratchDatabase() : undefined
  // One token may make 600 calls a minute; here it may make as many as there is strength for.
  const env = { DATA_DIR: dataDir, DATABASE_URL: outside?.ownerUrl ?? '', RATE_FACTOR: '1000' }
  const config = readConfig({ ...process.env, ...env })
  const rows: Row[] = []
  let load = 0
  let product = await startProduct(env, npmStart)
  try {
    rows.push({ group: 'start', what: 'cold (new data folder, pages built)', value: product.startedIn / 1000, unit: 's' })
    const loading = await open()
    const world = await makeWorld(product.url, loading.engine, setupCode(product))
    // The dossiers of the working group are about cases: for them alone some thousands are enough.
    const cases = wants('cases', 'search', 'duplicates', 'triage', 'import') ? count : wants('group') ? Math.min(count, 5000) : 0
    if (cases > 0) {
      let tenth = 0
      await timed('cases', () =>
        loadCases(loading.engine, world, cases, (share) => {
          if (share * 10 >= tenth + 1) say(`${(tenth = Math.floor(share * 10)) * 10} %`)
        }),
      )
      await timed('register and triage', () => learnCases(loading, world))
      await loading.owner.query('vacuum analyze')
    }
    await loading.close()
    await product.end()

    product = await startProduct(env, npmStart)
    const warm = product.startedIn / 1000
    rows.push({ group: 'start', what: `warm (${cases} cases)`, value: warm, unit: 's', aim: { text: '< 5 s', met: warm < 5 } })
    const server = { url: product.url, pid: appOf(product.process.pid!) }
    load = loadavg()[0]!
    type On = Awaited<ReturnType<typeof open>>
    /** Measures with connections of its own, and memory after they are closed: their prepared statements are the database's memory too. */
    const measured = async (when: string, measure: (on: On) => Promise<void>) => {
      const on = await open()
      const postmaster = await serverOf(on.owner)
      await measure(on).finally(on.close)
      rows.push(...memoryRows(when, server.pid, postmaster))
    }
    const measure = async (name: string, part: Part, work: () => Promise<Row[]>) => {
      if (wants(part)) await timed(name, async () => rows.push(...(await work())))
    }
    await measured('after all calls of a day', async (on) => {
      await measure('reads', 'cases', () => measureReads(server.url, on, world))
      await measure('search', 'search', () => measureSearch(server.url, on, world))
      await measure('creates', 'cases', () => measureCreates(server.url, on, world, count))
      await measure('weight', 'cases', () => weightRows(server.url))
      await measure('duplicates', 'duplicates', () => measureSimilar(server.url, world))
    })
    await measured('after all heavy work', async (on) => {
      await measure('triage', 'triage', () => measureTriage(server, on, world))
      await measure('import', 'import', () => measureImport(server, on, world, count))
      await measure('sweep', 'cases', () => measureSweep(on, world))
      await measure('clusters', 'clusters', () => measureClusters(on, count))
    })
    if (wants('group'))
      await measured('after the working group', async (on) => {
        let group: GroupWorld | undefined
        await timed('bodies, sessions, dossiers, resolutions', async () => {
          group = await loadGroup(server.url, on, world)
        })
        await measure('group', 'group', () => measureGroup(server.url, on, group!))
      })
    // A process of its own, on a machine without the product.
    await product.end()
    await measure('classifier', 'triage', () => measureClassifier(world, count))
  } finally {
    await product.end()
    await outside?.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  print(rows, { count, load, json: args.json })

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

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  say(`${what} …`)
  const begun = performance.now()
  const result = await work()
  say(`${what}: ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  return result
}

await main()
