// Lives of dossiers and resolutions as lists of acts, told in the order of their time and folded by the product's own rules; the
// clock's steps come from its own rules too, so that nothing is due and the log agrees with the rows. Pure but for ids.

import type { ActOf, DossierAct, ResolutionAct } from '#features/workgroup/model.ts'
import { type Step, stepsOf, type World as Clock } from '#features/workgroup/resolutions/clock/rules.ts'
import type { Moved, Resolution } from '#features/workgroup/resolutions/history/model.ts'
import { foldResolution, step } from '#features/workgroup/resolutions/history/rules.ts'
import { newId } from '#server/ids.ts'

export const day = 86_400_000
export type Draw = () => number
export type Told = ActOf<DossierAct>

export const pick = <T>(list: readonly T[], draw: Draw, skew = 1): T => list[Math.floor(draw() ** skew * list.length)]!

// ── A resolution ────────────────────────────────────────────────────────────────────────────────────────────────────

export type Plan = {
  /** The session's beginning. */
  readonly at: number
  readonly now: number
  readonly ownerAgencyId: string
  readonly ownerDeskId: string | null
  readonly altAgencyId: string | null
  readonly text: string
  readonly caseIds: readonly string[]
  /** How many of those of which their owner says nothing are still open. */
  readonly leftOpen: number
  readonly clerk: string
  readonly rep: string
  readonly code: (at: number) => string
}

const reasons = ['applicant_did_not_follow_up', 'producer_broke_commitment', 'agency_did_not_cooperate', 'outside_powers'] as const
const iso = (at: number) => new Date(at).toISOString()

/** Everything that happened to a resolution until now. */
export function resolutionLife(p: Plan, clock: Clock, draw: Draw): { acts: Moved[]; r: Resolution } {
  const acts: Moved[] = []
  const due = p.at + (20 + Math.floor(draw() * 100)) * day
  const duties = draw() < 0.3 ? [{ id: newId(), text: 'پرداخت قسط نخست بدهی و ارائهٔ رسید آن', dueAt: iso(due - 5 * day) }] : []
  const { ownerAgencyId, ownerDeskId, altAgencyId, text, caseIds } = p
  const amount = draw() < 0.4 ? Math.round(draw() * 500) * 100_000_000 : null
  const said = { ownerAgencyId, ownerDeskId, altAgencyId, text, caseIds, amount, currency: amount === null ? null : 'IRR', fields: {}, duties }
  const draft = { ...said, evidenceType: 'decision', article: 'مادهٔ ۶۱ قانون رفع موانع تولید', dueAt: iso(due) }
  let r = foldResolution([tell('draft', p.at + day / 24, p.clerk, draft)])

  function tell(name: ResolutionAct, at: number, by: string | null, details: Moved['details'] = {}): Moved {
    const act = { seq: acts.length + 1, name, at: new Date(at), actorId: by, actorRole: by === null ? 'system' : 'secretary', details }
    acts.push(act)
    return act
  }
  /** What the clock has to do until then. Of a resolution whose dates lie ahead there is nothing to ask. */
  const tick = (until: number) => {
    const dates = [r.dueAt.getTime() - 15 * day, r.objectBy?.getTime() ?? Infinity, r.turnUntil?.getTime() ?? Infinity]
    if (Math.min(...dates, ...r.duties.map((d) => d.dueAt.getTime() - 15 * day)) > until) return
    for (let due: Step | undefined = stepsOf(r, clock)[0]; due && due.at.getTime() <= until; due = stepsOf(r, clock)[0])
      r = step(r, tell(due.act, due.at.getTime(), null, { due: due.at.toISOString(), ...(due.dutyId && { dutyId: due.dutyId }) }))
  }
  /** @returns whether it came to it before now */
  const act = (name: ResolutionAct, at: number, by: string, details?: Moved['details']): boolean => {
    tick(Math.min(at, p.now))
    if (at > p.now || r.closedAt) return false
    r = step(r, tell(name, at, by, details))
    return true
  }
  const done = () => {
    tick(p.now)
    return { acts, r }
  }

  let at = p.at + day / 4
  if (!act('approve', at, p.clerk, { code: p.code(at) })) return done()
  if (!act('notify', (at += day * (0.5 + draw() * 2)), p.clerk, { objectBy: iso(at + 15 * day) })) return done()
  if (draw() < 0.85 && !act('receive', (at += day * (0.5 + draw() * 3)), p.rep)) return done()
  if (draw() < 0.04) {
    if (!act('object', (at += day * (1 + draw() * 8)), p.rep, { text: 'اعتبار این کار در بودجهٔ امسال دیده نشده است.' })) return done()
    const outcome = draw() < 0.3 ? 'upheld' : 'rejected'
    if (!act('decide_objection', (at += day * (7 + draw() * 14)), p.clerk, { outcome, text: 'در جلسه بررسی شد.' })) return done()
  }
  // Its owner works, or says nothing; what was given up ends with a reason.
  if (draw() < 0.12) {
    const ends = due + (20 + draw() * 60) * day
    if (draw() >= p.leftOpen) act('not_executed', ends, p.clerk, { reason: pick(reasons, draw), text: 'پیگیری به نتیجه نرسید.' })
    return done()
  }
  const claim = () => ({
    text: 'کار انجام و گزارش آن پیوست شد.',
    evidence: { letterNumber: '1405-1201', decidedOn: iso(at).slice(0, 10), outcome: 'انجام شد' },
    until: iso(at + 14 * day),
  })
  at = Math.max(at + day, due - (25 - draw() * 40) * day)
  if (!act('claim', at, p.rep, claim())) return done()
  const answer = draw()
  if (answer < 0.12) {
    if (!act('dispute', (at += day * (1 + draw() * 6)), p.clerk, { text: 'هنوز انجام نشده است.', via: 'phone' })) return done()
    if (!act('claim', (at += day * (5 + draw() * 20)), p.rep, claim())) return done()
  }
  if (answer < 0.88) act('confirm', at + day * (1 + draw() * 8), p.clerk, { via: 'phone' })
  return done()
}

// ── A dossier ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type Life = {
  readonly subject: string
  readonly bodyId: string
  readonly committeeId: string
  readonly clerk: string
  readonly caseIds: readonly string[]
  readonly lossIrrDay: number
  readonly jobs: number
  readonly priority: 'normal' | 'production_stopped'
}

/** Tells acts one after another with their numbers. */
function teller(clerk: string) {
  const acts: Told[] = []
  const tell = (name: DossierAct, at: number, details: Told['details'] = {}, by: string | null = clerk) =>
    acts.push({ seq: acts.length + 1, name, at: new Date(at), actorId: by, actorRole: by === null ? 'system' : 'secretary', details })
  return { acts, tell }
}

function opened(
  { subject, bodyId, committeeId, clerk, caseIds, lossIrrDay, jobs, priority }: Life,
  at: number,
  upTo: 'open' | 'in_committee' | 'ready',
) {
  const { acts, tell } = teller(clerk)
  const hearUntil = iso(at + 7 * day)
  tell('open', at, { subject, request: 'رفع مانع و تعیین مهلت برای دستگاه', bodyId, caseIds, lossIrrDay, jobs, priority, origin: 'hand', hearUntil })
  if (upTo === 'open') return { acts, tell }
  tell('send_to_committee', at + day, { committeeId })
  if (upTo === 'ready') tell('accept', at + 5 * day, { text: 'مدارک کامل است.' })
  return { acts, tell }
}

/** One that waits, opened at `at`; its clock has been heard of. */
export function waitingLife(life: Life, at: number, state: 'open' | 'in_committee' | 'ready', now: number): Told[] {
  const { acts, tell } = opened(life, at, state)
  if (state !== 'ready' && at + 7 * day <= now) tell('late', at + 7 * day, { due: iso(at + 7 * day) }, null)
  return acts
}

/** One that a session took up. `end`: when the last of its resolutions ended; null: not all have. */
export function heardLife(life: Life, session: { id: string; at: number }, decided: boolean, end: number | null, draw: Draw): Told[] {
  const { acts, tell } = opened(life, session.at - (12 + draw() * 20) * day, 'ready')
  tell('put_on_agenda', session.at - 3 * day, { sessionId: session.id, sessionAt: iso(session.at) }, null)
  if (decided) tell('decide', session.at + day / 4, { outcome: 'resolved' })
  if (end !== null) tell('close', end + day / 24, { revived: draw() < 0.2, jobsKept: life.jobs }, null)
  return acts
}
