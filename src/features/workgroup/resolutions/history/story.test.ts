// A tool of tests: tells the story of a resolution act by act on a clock of its own, without a database.

import { makeCalendar, officialWeek } from '#kernel/working-time.ts'
import { defaultPolicies } from '../../bodies/policies/rules.ts'
import { addPolicy } from '../../bodies/policies/rules.ts'
import type { Priority } from '../../bodies/policies/model.ts'
import type { ResolutionAct } from '../../model.ts'
import { detailsOf, stepsOf, type World } from '../clock/rules.ts'
import type { Moved, Resolution } from './model.ts'
import { foldResolution } from './rules.ts'

/** Sunday 1 Azar 1405, 10:00 in Tehran. */
export const t0 = new Date('2026-11-22T06:30:00Z')
export const DAY = 86_400_000
export const plus = (at: Date, days: number) => new Date(at.getTime() + days * DAY)
export const calendar = makeCalendar({ week: officialWeek, daysOff: [] })

export const worldOf = (priority: Priority = 'normal'): World => ({
  calendar,
  budget: (step) => defaultPolicies.find((p) => p.step === step && p.priority === priority)!.default,
})

const said = { ownerAgencyId: 'power', altAgencyId: 'bank', text: 'برق وصل شود', evidenceType: 'loan', caseIds: [] }

export function story({ dueIn = 30, duties = [] as { id: string; text: string; dueAt: string }[] } = {}) {
  let now = t0
  const world = worldOf()
  const acts: Moved[] = []
  let folded: Resolution | undefined
  const self = {
    acts,
    world,
    get now() {
      return now
    },
    get r() {
      folded = folded?.version === acts.length ? folded : foldResolution(acts)
      return folded
    },
    /** Days ahead; nothing happens meanwhile. */
    wait(days: number) {
      now = plus(now, days)
      return self
    },
    do(name: ResolutionAct, details: Record<string, unknown> = {}, actorId: string | null = 'somebody') {
      acts.push({ seq: acts.length + 1, name, at: now, actorId, actorRole: 'secretary', details })
      return self
    },
    notify: () => self.do('notify', { objectBy: addPolicy(calendar, now, world.budget('objection')).toISOString() }),
    claim: (by = 'naser') => self.do('claim', { text: 'شد', until: addPolicy(calendar, now, world.budget('producer')).toISOString() }, by),
    /** The sweep as it runs every minute: each step that is due, the oldest first. */
    tick() {
      for (let [step] = stepsOf(self.r, world); step && step.at <= now; [step] = stepsOf(self.r, world)) self.do(step.act, detailsOf(step), null)
      return self
    },
    names: () => acts.map((a) => a.name),
  }
  self.do('draft', { ...said, dueAt: plus(t0, dueIn).toISOString(), duties })
  return self
}
