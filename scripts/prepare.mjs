// Runs before `npm start`, `npm test` and `npm run demo`, on whatever Node the machine has: installs what is missing and
// builds the page app when its sources changed (not with `--packages`). Plain JavaScript, because an old Node must
// understand it. Standard output stays free for the command that follows.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

const hashOf = (files) => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

function run(command, args, what) {
  const windows = process.platform === 'win32'
  const done = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: windows })
  if (done.status === 0) return
  console.error(`\n${what} failed. See the lines above; with the network cut off, copy node_modules from a machine of the same kind.`)
  process.exit(done.status ?? 1)
}

const installed = 'node_modules/.gerehgosha-installed'
const wanted = hashOf(['package-lock.json'])
if (read(installed) !== wanted) {
  console.error('Installing packages (once) …')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'Installing')
  writeFileSync(installed, wanted)
}

/** Everything that the page app is built from. */
function sources(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return name === 'server' ? [] : sources(path)
    return /\.test\.ts$|\.md$/.test(name) ? [] : [path]
  })
}

if (process.argv.includes('--packages')) process.exit(0)

const built = 'dist/web/.built'
const state = hashOf([...sources('src'), ...sources('scripts/pages'), 'index.html', 'vite.config.ts', 'package-lock.json'].sort())
if (read(built) !== state) {
  console.error('Building the pages …')
  run(join('node_modules', '.bin', 'node'), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], 'Building')
  mkdirSync('dist/web', { recursive: true })
  writeFileSync(built, state)
}
