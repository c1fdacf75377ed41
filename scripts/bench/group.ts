// The working group: a hundred thousand resolutions of three years, five thousand dossiers that wait. Pages, the agenda that
// writes itself, minutes of forty items, and the nightly check of all counts against the log.

import { differences } from '#features/workgroup/followup/checking/actions.ts'
import { type Engine, systemWork } from '#server/ctx.ts'
import type { Bare } from './bare.ts'
import { measureAgenda } from './group/agenda.ts'
import { measureMinutes } from './group/minutes.ts'
import { measurePages } from './group/reads.ts'
import type { GroupWorld } from './group/world.ts'
import { queueEmpty } from './queue.ts'
import type { Row } from './table.ts'

export async function measureGroup(base: string, on: Bare & { engine: Engine }, group: GroupWorld): Promise<Row[]> {
  await queueEmpty(on.owner)
  return [
    ...(await measureAgenda(base, on, group)),
    ...(await measurePages(base, on.owner, group)),
    ...(await measureMinutes(base, group)),
    await measureCheck(on, group),
  ]
}

/** @throws Error when the counts differ from the log: then nothing above was measured on a true board */
async function measureCheck({ engine }: { engine: Engine }, { provinceId }: GroupWorld): Promise<Row> {
  const begun = performance.now()
  const { wrong, unreadable } = await systemWork(engine, provinceId, differences)
  if (wrong.length || unreadable.length) throw new Error(`the counts differ in ${wrong.length} places, ${unreadable.length} logs cannot be read`)
  return { group: 'board', what: 'all counts checked against the log of acts', value: (performance.now() - begun) / 1000, unit: 's' }
}
