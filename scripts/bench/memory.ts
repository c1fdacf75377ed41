// Megabytes of running processes, from /proc (Linux only).

import { readdirSync, readFileSync } from 'node:fs'

const ids = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}

/** A process and all below it. */
export function family(pid: number): number[] {
  const parents = ids().map((id) => [id, Number(/^\d+ \(.*\) \S (\d+)/s.exec(read(id, 'stat'))?.[1] ?? 0)] as const)
  const found = [pid]
  for (const one of found) found.push(...parents.filter(([, parent]) => parent === one).map(([id]) => id))
  return found
}

/** `Rss` counts shared pages in every process, `Pss` counts them once. */
export function megabytes(pids: readonly number[], kind: 'Rss' | 'Pss'): number {
  return pids.reduce((sum, pid) => sum + Number(new RegExp(`^${kind}:\\s+(\\d+)`, 'm').exec(read(pid, 'smaps_rollup'))?.[1] ?? 0), 0) / 1024
}

export const canMeasure = process.platform === 'linux'
