// Megabytes of running processes, from /proc (Linux only).

import { readdirSync, readFileSync } from 'node:fs'
import type { Row } from './table.ts'

const ids = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}

export const parentOf = (pid: number): number => Number(/^\d+ \(.*\) \S (\d+)/s.exec(read(pid, 'stat'))?.[1] ?? 0)

/** A process and all below it. */
export function family(pid: number): number[] {
  const parents = ids().map((id) => [id, parentOf(id)] as const)
  const found = [pid]
  for (const one of found) found.push(...parents.filter(([, parent]) => parent === one).map(([id]) => id))
  return found
}

/** Is this process node running that file? (npm and the shell that started it are not the application.) */
export const runs = (pid: number, file: string): boolean => {
  const [program = '', ...words] = read(pid, 'cmdline').split('\0')
  return /node$/.test(program) && words.includes(file)
}

const kilobytes = (text: string, kind: string): number => Number(new RegExp(`^${kind}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)

/**
 * Megabytes that processes hold together, each page counted once. RSS would count what they share in each of them. PSS would
 * give pages of programs and libraries half away when strangers (this bench is one) run the same file; those count in full.
 */
export function megabytes(pids: readonly number[]): number {
  const files = new Map<string, number>()
  let own = 0
  for (const pid of pids) {
    const all = read(pid, 'smaps_rollup')
    own += kilobytes(all, 'Pss_Anon') + kilobytes(all, 'Pss_Shmem')
    for (const part of read(pid, 'smaps').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)) {
      const [, at, device, node] = /^\S+ \S+ (\S+) (\S+) (\d+)/.exec(part) ?? []
      if (!node || node === '0' || /^\S+ \S+ \S+ 00:01 |\s\/dev\/shm\//.test(part)) continue // no file, or shared memory, counted above
      const key = `${device} ${node} ${at}`
      files.set(key, Math.max(files.get(key) ?? 0, kilobytes(part, 'Rss') - kilobytes(part, 'Anonymous')))
    }
  }
  return [...files.values()].reduce((sum, one) => sum + one, own) / 1024
}

export const canMeasure = process.platform === 'linux'

/** Megabytes of the application with its heavy processes; the embedded database below it is left out. */
export const applicationMb = (pid: number): number => megabytes(family(pid).filter((id) => /node$/.test(read(id, 'cmdline').split('\0')[0]!)))

/** The process of the database server, of which every connection's is a child. */
export async function serverOf(owner: { query(text: string): Promise<{ rows: { pid: number }[] }> }): Promise<number> {
  const {
    rows: [backend],
  } = await owner.query('select pg_backend_pid() as pid')
  return canMeasure ? parentOf(backend!.pid) : 0
}

/** The application's own process below the one that started it (npm and a shell only wait). */
export const appOf = (pid: number): number => (canMeasure ? (family(pid).find((id) => runs(id, 'src/main.ts')) ?? pid) : pid)

export function memoryRows(when: string, pid: number, postmaster: number): Row[] {
  if (!canMeasure) return []
  const app = applicationMb(pid)
  const database = megabytes(family(postmaster))
  const sum = app + database
  return [
    { group: 'memory', what: `application ${when}, heavy processes included`, value: app, unit: 'MB' },
    { group: 'memory', what: `database ${when}, all its processes`, value: database, unit: 'MB' },
    { group: 'memory', what: `together, ${when}`, value: sum, unit: 'MB', aim: { text: '< 500 MB', met: sum < 500 } },
  ]
}
