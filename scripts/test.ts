// `npm test [-- path …]`: a throw-away database with the cast, of which every file that plays on a stage gets a copy of its
// own (server/testing.ts), then node:test in parallel.
// Journeys start the built product themselves.

import { spawn } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { readConfig } from '#server/config.ts'
import { migrate } from '#server/migrate.ts'
import { insertCast } from '#server/testing-cast.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyOf, scratchDatabase } from './database.ts'

const given = process.argv.slice(2)
const places = given.length ? given : ['src', 'scripts', 'journeys']
const files = places.flatMap((place) => (statSync(place).isFile() ? [place] : globSync(`${place}/**/*.test.ts`))).sort()
if (!files.length) {
  console.error(`no test under ${places.join(', ')}`)
  process.exit(1)
}

const dataDir = mkdtempSync(join(tmpdir(), 'gg-test-'))
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
  }
  const child = spawn(process.execPath, ['--test', '--test-reporter=spec', `--test-timeout=600000`, ...files], { stdio: 'inherit', env })
  const stop = () => child.kill('SIGTERM')
  process.on('SIGTERM', stop).on('SIGINT', stop)
  status = await new Promise<number>((done) => child.on('exit', (code) => done(code ?? 1)))
  await template.drop()
} finally {
  await scratch.drop()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(status)
