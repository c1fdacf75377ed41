// `npm test [-- path …]`: a throw-away database with the cast, of which every file that plays on a stage gets a copy of its
// own (server/testing.ts), then node:test in parallel.
// Journeys start the built product themselves.

import { globSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { readConfig } from '#server/config.ts'
import { migrate } from '#server/migrate.ts'
import { insertCast } from '#server/testing-cast.ts'
import { copyOf, scratchDatabase } from './database.ts'

/**
 * What takes longest begins first, so that no long file runs alone in the end. The first of the journeys that look at the
 * demo fills it for the others (journeys/product.ts), and those begin when it is there.
 */
const first = [
  'journeys/working-group.test.ts',
  'journeys/group-pages.test.ts',
  'journeys/backlog.test.ts',
  'scripts/crash.test.ts',
  'scripts/demo.test.ts',
  'journeys/league.test.ts',
  'journeys/registry-pages.test.ts',
  'journeys/administrator.test.ts',
  'journeys/',
  'src/features/obstacles/triage/quality/routes.test.ts',
  'scripts/triage-eval.test.ts',
  'src/security',
  'src/server/',
  'src/features/workgroup/resolutions/clock/jobs.test.ts',
  'src/features/obstacles/',
]
const place = (file: string) => {
  const at = first.findIndex((start) => file.startsWith(start))
  return at < 0 ? first.length : at
}

const given = process.argv.slice(2)
const places = given.length ? given : ['src', 'scripts', 'journeys']
const files = places
  .flatMap((place) => (statSync(place).isFile() ? [place] : globSync(`${place}/**/*.test.ts`)))
  .sort()
  .sort((a, b) => place(a) - place(b))
if (!files.length) {
  console.error(`no test under ${places.join(', ')}`)
  process.exit(1)
}

const dataDir = mkdtempSync(join(tmpdir(), 'gg-test-'))
/** The demo that the journeys of this run share (journeys/product.ts); none may be left of an older process with this number. */
const demo = join(tmpdir(), `gg-journeys-${process.pid}`)
rmSync(demo, { recursive: true, force: true })
const scratch = await scratchDatabase()
let status = 1
try {
  const { appUrl } = await migrate(scratch.ownerUrl, readConfig({ DATA_DIR: dataDir }))
  await insertCast(scratch.ownerUrl)
  const template = await copyOf(scratch.ownerUrl)
  const env = {
    ...process.env,
    TEST_DATABASE_URL: appUrl,
    TEST_OWNER_URL: scratch.ownerUrl,
    TEST_TEMPLATE: template.name,
    TZ: 'UTC',
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    // Two hundred processes read the same few hundred modules.
    NODE_COMPILE_CACHE: join(dataDir, 'compiled'),
  }
  const stopping = new AbortController()
  process.on('SIGTERM', () => stopping.abort()).on('SIGINT', () => stopping.abort())
  // The command line would sort the files. Each waits as often as it counts: for its database, its browser, a job.
  const events = run({ files, env, concurrency: availableParallelism() + 1, timeout: 600_000, signal: stopping.signal })
  status = await new Promise<number>((done) => {
    let failed = false
    events.on('test:fail', () => {
      failed = true
    })
    events
      .compose(spec)
      .on('data', (text) => process.stdout.write(text))
      .on('end', () => done(failed ? 1 : 0))
  })
  await template.drop()
} finally {
  await scratch.drop()
  for (const folder of [dataDir, demo]) rmSync(folder, { recursive: true, force: true })
}
process.exit(status)
