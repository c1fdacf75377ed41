// Megabytes of running processes, from /proc (Linux only).

import { readdirSync, readFileSync } from 'node:fs'

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
