// Random lives of a resolution, each repeatable by its seed: for properties of counting.

import { ids } from '#server/testing.ts'
import type { ResolutionAct } from '../../model.ts'
import type { Moved } from '../../resolutions/history/model.ts'
import { foldResolution } from '../../resolutions/history/rules.ts'
import { resolutionLaw } from '../../resolutions/rules.ts'

/** Small and repeatable: mulberry32. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const details = (name: ResolutionAct, next: () => number, at: Date): Record<string, unknown> => {
  const dueAt = new Date(at.getTime() + 86_400_000 * 20).toISOString()
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  return {
    text: 'متن',
    dueAt,
    until: dueAt,
    objectBy: dueAt,
    code: 'EA-R-1405-0001',
    outcome: pick(['rejected', 'upheld', 'amended']),
    for: pick(['producer', 'bank']),
    reason: pick(['bank_refused', 'outside_powers']),
    suspended: next() < 0.5,
    ...(name === 'draft' && { ownerAgencyId: ids.agencyPower, altAgencyId: ids.agencyBank, evidenceType: 'loan' }),
  }
}

/** What the law allows next from where it stands, whoever would do it. */
export function walk(seed: number): Moved[] {
  const next = random(seed)
  let at = new Date('2026-06-01T06:00:00Z')
  const act = (name: ResolutionAct, seq: number): Moved => ({ seq, name, at, actorId: null, actorRole: 'system', details: details(name, next, at) })
  const acts = [act('draft', 1)]
  for (let seq = 2; seq < 30; seq++) {
    at = new Date(at.getTime() + Math.floor(next() * 12 * 86_400_000))
    const r = foldResolution(acts)
    const open = resolutionLaw.names.filter(
      (n) => resolutionLaw.acts[n].from.some((s) => s === r.state) && (n !== 'to_alternative' || r.altAgencyId !== null),
    )
    if (open.length === 0) break
    acts.push(act(open[Math.floor(next() * open.length)] as ResolutionAct, seq))
  }
  return acts
}
