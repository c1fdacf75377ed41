// One step of the clock on one case, in memory: what it appends. ladder/jobs.ts finds the cases and writes them.

import { agencyHeadPresent } from '#features/registry/actions.ts'
import { staffWith } from '#features/people/actions.ts'
import { addBudget, budgetOf } from '../clocks/rules.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { append, type Open } from '../acts/actions.ts'
import type { Step } from '../history/model.ts'
import { climbReferral, type Presence, skipVacantDesks, usualDesks, widen } from '../routing/actions.ts'
import { nextStep, triedEnough } from '../steps/rules.ts'

/** Who is there today; asked once per run, not once per case. */
export function presenceOf(ctx: Ctx): Presence {
  const heads = new Map<string, Promise<boolean>>()
  let secretary: Promise<boolean> | undefined
  return {
    head(agencyId) {
      const known = heads.get(agencyId) ?? agencyHeadPresent(ctx, agencyId)
      heads.set(agencyId, known)
      return known
    },
    secretary: () => (secretary ??= staffWith(ctx, 'secretary').then((list) => list.length > 0)),
  }
}

const MOST = 60

/** Does every step that is due, the oldest first, so that after a downtime each missed rung has its own record. @returns the steps done */
export async function catchUp(ctx: Ctx, open: Open, presence: Presence): Promise<Step[]> {
  const done: Step[] = []
  for (let step = nextStep(open.state, open.world); step && step.at <= ctx.now; step = nextStep(open.state, open.world)) {
    if (done.length >= MOST || done.some((d) => d.key === step!.key))
      throw new Error(`the clock of ${open.row.code} does not move on from ${step.key}`)
    await doStep(ctx, open, step, presence)
    done.push(step)
  }
  return done
}

async function doStep(ctx: Ctx, open: Open, step: Step, presence: Presence): Promise<void> {
  const due = step.at.toISOString()
  const { what } = step
  switch (what.kind) {
    case 'climb':
      return what.referralId
        ? climbOf(ctx, open, what.referralId, step.at, presence)
        : what.from === 0
          ? centreSilent(ctx, open, step.at, presence)
          : groupSilent(ctx, open, due, presence)
    case 'nudge':
      return void append(ctx, open, 'nudge', { rung: what.rung }, what.referralId)
    case 'unpause':
      return void append(ctx, open, 'unpause', { due })
    case 'remind':
      return void append(ctx, open, 'remind', { no: what.no })
    case 'silence':
      return producerSilent(ctx, open, step.at)
    case 'callAlarm':
      return void append(ctx, open, 'vacancy', { rung: 0, place: 'centre' })
    case 'check':
      return void append(ctx, open, 'durability_check', { no: what.no })
    case 'appeal':
      return void append(ctx, open, 'decide_appeal', { outcome: 'accepted', silent: true })
    case 'unanswered':
      return void append(ctx, open, 'unanswered', { due })
  }
}

async function climbOf(ctx: Ctx, open: Open, referralId: string, due: Date, presence: Presence): Promise<void> {
  const referral = open.state.referrals.find((r) => r.id === referralId)!
  await climbReferral(ctx, open, referral, due, undefined, presence)
}

async function groupSilent(ctx: Ctx, open: Open, due: string, presence: Presence): Promise<void> {
  if (!(await presence.secretary())) append(ctx, open, 'vacancy', { rung: 4 })
  append(ctx, open, 'climb', { from: 3, to: 4, due })
}

/**
 * The centre did not act in time. What was half done goes back to the desks that claimed it; a new case goes to the usual desks
 * of its group; without any, the next filled rung is the working group, and there is an alarm because no desk could take it.
 */
async function centreSilent(ctx: Ctx, open: Open, due: Date, presence: Presence): Promise<void> {
  const again = open.state.partly || open.state.reopened ? open.state.referrals.filter((r) => r.state === 'claimed' && r.answered !== null) : []
  if (again.length) return void append(ctx, open, 'redo', { referralIds: latestPerDesk(again), due: due.toISOString() })
  const desks = await usualDesks(ctx, open)
  if (desks.length) {
    await widen(
      ctx,
      open,
      desks.map((d) => d.agencyId),
    )
    const to = desks.map((d, i) => ({ referralId: newId(), deskId: d.id, agencyId: d.agencyId, lead: i === 0 && desks.length > 1 }))
    const act = append(ctx, open, 'route', { to, alternatives: null, auto: true, due: due.toISOString() })
    return skipVacantDesks(
      ctx,
      open,
      act.seq,
      to.map((t) => t.referralId),
      presence,
    )
  }
  append(ctx, open, 'vacancy', { rung: 1, place: 'noDesk' })
  if (!(await presence.secretary())) append(ctx, open, 'vacancy', { rung: 3 })
  append(ctx, open, 'climb', { from: 0, to: 3, due: due.toISOString() })
}

/** One live referral per desk: the newest claim of each. */
const latestPerDesk = (list: readonly { id: string; deskId: string }[]): string[] => [...new Map(list.map((r) => [r.deskId, r.id])).values()]

/** Closed without confirmation only after three tries in two channels; before that the centre must phone. */
function producerSilent(ctx: Ctx, open: Open, due: Date): void {
  const { state: s, world } = open
  if (s.turn && triedEnough(s.turn)) return void append(ctx, open, 'close_silent', { tries: s.turn.attempts.length })
  const callBy = addBudget(world.calendars, 'centre', due, budgetOf(world.policy, s.priority, 0, 'call'))
  append(ctx, open, 'call_needed', { callBy: callBy.toISOString() })
}
