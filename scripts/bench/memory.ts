// Megabytes of running processes, from /proc (Linux only).

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

/** `Rss` counts shared pages in every process, `Pss` counts them once. */
export function megabytes(pids: readonly number[], kind: 'Rss' | 'Pss'): number {
  return pids.reduce((sum, pid) => sum + Number(new RegExp(`^${kind}:\\s+(\\d+)`, 'm').exec(read(pid, 'smaps_rollup'))?.[1] ?? 0), 0) / 1024
}

export const canMeasure = process.platform === 'linux'

/** Megabytes that the process held at most since its peak was reset. */
export const peakOf = (pid: number): number => Number(/^VmHWM:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0) / 1024

export const resetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5')

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
  const app = megabytes([pid], 'Rss')
  const database = megabytes(family(postmaster), 'Pss')
  const sum = app + database
  return [
    { group: 'memory', what: `application ${when} (RSS)`, value: app, unit: 'MB' },
    { group: 'memory', what: `database ${when} (PSS of all its processes)`, value: database, unit: 'MB' },
    { group: 'memory', what: `together, ${when}`, value: sum, unit: 'MB', aim: { text: '< 500 MB', met: sum < 500 } },
  ]
}
