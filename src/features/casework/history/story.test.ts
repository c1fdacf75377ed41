// A tool of tests: tells the story of a case act by act on a fake clock, without a database.

import { alwaysOpen, makeCalendar, officialWeek, type WorkCalendar } from '#kernel/working-time.ts'
import type { World } from '../clocks/model.ts'
import { policyOf } from '../clocks/rules.ts'
import type { Act, ActName, Priority } from '../model.ts'
import { nextStep } from '../steps/rules.ts'
import { triedEnough } from '../steps/rules.ts'
import { addBudget, budgetOf } from '../clocks/rules.ts'
import type { CaseFold } from './model.ts'
import { fold } from './rules.ts'

/** Sunday 1 Azar 1405, 10:00 in Tehran. */
export const t0 = new Date('2026-11-22T06:30:00Z')
const HOUR = 3_600_000
export const plus = (at: Date, hours: number) => new Date(at.getTime() + hours * HOUR)

const week = makeCalendar({ week: officialWeek, daysOff: [] })
const policy = policyOf([])

/** Who is there: everything the clock asks about. */
export type Filled = { desks: ReadonlySet<string> | 'all'; heads: boolean; usual: readonly string[] }
export const allThere: Filled = { desks: 'all', heads: true, usual: [] }

let unique = 0
export const desk = (name: string, lead = false) => ({
  referralId: `r-${name}-${++unique}`,
  deskId: `desk-${name}`,
  agencyId: `agency-${name}`,
  lead,
})

export function story({ priority = 'normal' as Priority, at = t0, calendar = week as WorkCalendar } = {}) {
  const acts: Act[] = [
    { seq: 1, name: 'submit', at, referralId: null, actorId: 'operator-1', actorRole: 'operator', details: { priority, channel: 'phone' } },
  ]
  let now = at
  const world = (): World => ({ policy, calendars: (key) => (key === 'centre' ? alwaysOpen : calendar), now })
  const state = () => fold(acts, world())

  const self = {
    acts,
    world,
    state,
    get now() {
      return now
    },
    at(time: Date) {
      if (time > now) now = time
      return self
    },
    after(hours: number) {
      now = plus(now, hours)
      return self
    },
    do(
      name: ActName,
      details: Record<string, unknown> = {},
      referralId: string | null = null,
      actor: { id: string | null; role: string } = { id: 'operator-1', role: 'operator' },
    ) {
      acts.push({ seq: acts.length + 1, name, at: now, referralId, actorId: actor.id, actorRole: actor.role, details })
      return self
    },
    route(...to: ReturnType<typeof desk>[]) {
      return self.do('route', { to, alternatives: null })
    },
    /** What the real sweep does, with presence given instead of asked. */
    sweep(filled: Filled = allThere): CaseFold {
      for (let guard = 0; guard < 200; guard++) {
        const s = state()
        const step = nextStep(s, world())
        if (!step || step.at > now) return s
        doStep(self, s, step, filled)
      }
      throw new Error('the clock does not move on')
    },
  }
  return self
}
export type Story = ReturnType<typeof story>
const clock = { id: null, role: 'system' }

function doStep(on: Story, s: CaseFold, step: NonNullable<ReturnType<typeof nextStep>>, filled: Filled): void {
  const due = step.at.toISOString()
  const { what } = step
  if (what.kind === 'climb' && what.referralId) {
    const r = s.referrals.find((x) => x.id === what.referralId)!
    const vacant = r.rung === 1 && !filled.heads
    if (vacant) on.do('vacancy', { rung: 2, agencyId: r.agencyId }, r.id, clock)
    on.do('climb', { from: r.rung, to: vacant ? 3 : r.rung + 1, due }, r.id, clock)
  } else if (what.kind === 'climb' && what.from === 0) {
    const again = s.partly || s.reopened ? s.referrals.filter((r) => r.state === 'claimed' && r.answered !== null) : []
    const usual = filled.usual.filter((name) => !s.referrals.some((r) => r.agencyId === `agency-${name}`))
    if (again.length) on.do('redo', { referralIds: [...new Map(again.map((r) => [r.deskId, r.id])).values()], due }, null, clock)
    else if (usual.length) on.do('route', { to: usual.map((name) => desk(name)), alternatives: null, auto: true }, null, clock)
    else on.do('vacancy', { rung: 1, place: 'noDesk' }, null, clock).do('climb', { from: 0, to: 3, due }, null, clock)
  } else if (what.kind === 'climb') on.do('climb', { from: 3, to: 4, due }, null, clock)
  else if (what.kind === 'nudge') on.do('nudge', { rung: what.rung }, what.referralId, clock)
  else if (what.kind === 'unpause') on.do('unpause', { due }, null, clock)
  else if (what.kind === 'remind') on.do('remind', { no: what.no }, null, clock)
  else if (what.kind === 'callAlarm') on.do('vacancy', { rung: 0, place: 'centre' }, null, clock)
  else if (what.kind === 'check') on.do('durability_check', { no: what.no }, null, clock)
  else if (what.kind === 'appeal') on.do('decide_appeal', { outcome: 'accepted', silent: true }, null, clock)
  else if (what.kind === 'unanswered') on.do('unanswered', { due }, null, clock)
  else if (s.turn && triedEnough(s.turn)) on.do('close_silent', {}, null, clock)
  else {
    const w = on.world()
    on.do('call_needed', { callBy: addBudget(w.calendars, 'centre', step.at, budgetOf(w.policy, s.priority, 0, 'call')).toISOString() }, null, clock)
  }
}
