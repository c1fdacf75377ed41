// The product as people run it: its own process, a throw-away DATA_DIR, a free port, demo data. The demo is made once per
// test run and copied, because filling it takes longer than most journeys.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Filling the demo is half a minute of work; on a busy machine it takes many. What ends is seen at once. */
const patience = 480_000

export type Product = { readonly url: string; readonly dataDir: string; stop(): Promise<void> }

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** Starts src/main.ts and waits until it says where it listens. */
async function launch(dataDir: string, tries = 3): Promise<Product> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { DATABASE_URL: _, TEST_DATABASE_URL: _a, TEST_OWNER_URL: _b, NODE_OPTIONS: _c, ...env } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], {
    cwd: root,
    env: { ...env, DATA_DIR: dataDir, PORT: String(port), DEMO: '1', PUBLIC_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const until = Date.now() + patience
  while (!said.includes('listens on')) {
    // Between asking for a free port and listening on it another journey may have taken it.
    if (child.exitCode !== null && / is taken|Address already in use/.test(said) && tries > 1) return launch(dataDir, tries - 1)
    if (child.exitCode !== null || Date.now() > until) {
      await end(child)
      throw new Error(`the product did not start:\n${said}`)
    }
    await sleep(100)
  }
  return { url, dataDir, stop: () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}

/** A folder with the seeded demo, shared by the files of one run; the first that comes makes it. */
async function seeded(): Promise<string> {
  const shared = join(tmpdir(), `gg-journeys-${process.ppid}`)
  const ready = join(shared, 'ready')
  const failed = join(shared, 'failed')
  try {
    mkdirSync(shared)
  } catch {
    for (const until = Date.now() + patience; Date.now() < until && !existsSync(ready) && !existsSync(failed); ) await sleep(100)
    if (existsSync(ready)) return join(shared, 'data')
    throw new Error('another journey could not fill the demo')
  }
  try {
    const product = await launch(join(shared, 'data'))
    await product.stop()
    writeFileSync(ready, '')
  } catch (error) {
    writeFileSync(failed, '')
    throw error
  }
  return join(shared, 'data')
}

/** What a journey begins with, instead of the demo: fills an empty DATA_DIR. */
export type Fill = (dataDir: string) => Promise<void>

const copyDemo: Fill = async (dataDir) => {
  const source = await seeded()
  // Owners must stay as they are.
  execFileSync('cp', ['-a', `${source}/.`, dataDir])
}

/** The product on data of its own, running: a fresh copy of the demo unless told otherwise. */
export async function startProduct(fill: Fill = copyDemo): Promise<Product> {
  clearOld()
  const dataDir = mkdtempSync(join(tmpdir(), 'gg-journey-'))
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  // The database's user must be able to reach its folder.
  const open = () => execFileSync('chmod', ['711', dataDir])
  try {
    open()
    await fill(dataDir)
    open()
    const product = await launch(dataDir)
    return {
      ...product,
      async stop() {
        await product.stop()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** Demos of runs that have ended. */
function clearOld(): void {
  for (const name of execFileSync('ls', [tmpdir()]).toString().split('\n')) {
    const pid = /^gg-journeys-(\d+)$/.exec(name)?.[1]
    if (pid && !existsSync(`/proc/${pid}`) && existsSync('/proc') && Date.now() - statSync(join(tmpdir(), name)).mtimeMs > 60_000)
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

/** The demo accounts as the product wrote them, by province and login: `operator`, `agency-rep`, `agency-rep-2` … */
export function accountsOf(product: Product): { password: string; of(province: 'EA' | 'KH', login: string): string } {
  const sheet = readFileSync(join(product.dataDir, 'demo-accounts.txt'), 'utf8')
  const password = /password of all: (\S+?)\)/.exec(sheet)![1]!
  return {
    password,
    of(province, login) {
      const username = `demo.${province.toLowerCase()}.${login}`
      if (!sheet.includes(` ${username} `)) throw new Error(`no demo account ${username}`)
      return username
    },
  }
}
