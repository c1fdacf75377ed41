// What the bench prints: a table for docs/benchmarks.md and what was missed, or JSON for machines.

import { cpus, totalmem } from 'node:os'
import { type Row, ratio, tableOf } from './table.ts'

/** @param load of the machine when the measuring began: with much more than the cores, times say little */
export function print(rows: readonly Row[], { count, load, json }: { count: number; load: number; json: boolean }): void {
  const machine = {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    load,
    node: process.version,
    platform: process.platform,
  }
  if (json) {
    console.log(
      JSON.stringify({ cases: count, machine, at: new Date().toISOString(), rows: rows.map((row) => ({ ...row, ofBareSql: ratio(row) })) }, null, 2),
    )
    return
  }
  console.log(
    `\n${count} cases · ${machine.cores} cores · ${machine.memoryGB} GB · load ${load.toFixed(1)} before measuring · Node ${machine.node}\n`,
  )
  console.log(tableOf(rows))
  const missed = rows.filter((row) => row.aim && !row.aim.met)
  console.log(missed.length ? `\nMISSED: ${missed.map((row) => `${row.group} ${row.what}`).join(' · ')}` : '\nEvery aim is met.')
}
