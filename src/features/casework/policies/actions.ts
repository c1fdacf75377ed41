// Budgets and calendars of the province, gathered so that the pure fold can count with them.

import { calendarFor } from '#features/registry/actions.ts'
import { alwaysOpen, type WorkCalendar } from '#kernel/working-time.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Budget, Calendars, Policy, PolicyKey, World } from '../clocks/model.ts'
import { defaultBudget, defaultPolicies, policyOf } from '../clocks/rules.ts'
import { noSuchPolicy } from '../acts/rules.ts'
import type { Act } from '../model.ts'
import type { PolicyRow } from '../queues/model.ts'
import { ownPolicies, savePolicy } from './queries.ts'

type Edited = PolicyKey & Budget

const readOwn = async (ctx: Ctx) => (await ownPolicies(ctx.db, ctx.actor.provinceId)) as unknown as (Edited & { version: number })[]

/** Calendars already read; a long run keeps them from one transaction to the next. */
export type Kept = { policy?: Policy; readonly calendars: Map<string, WorkCalendar> }

/** Makes worlds for many cases of one province: budgets are read once, each calendar once. */
export async function makeWorlds(ctx: Ctx, kept: Kept = { calendars: new Map() }) {
  const policy = (kept.policy ??= policyOf(await readOwn(ctx)))
  const { calendars } = kept
  async function need(agencyId: string | null, countyId: string | null): Promise<void> {
    const key = `${agencyId ?? ''} ${countyId ?? ''}`
    if (!calendars.has(key)) calendars.set(key, await calendarFor(ctx, { ...(agencyId && { agencyId }), ...(countyId && { countyId }) }))
  }

  /** @param agencyIds of every referral the case has or is about to get */
  return async (countyId: string | null, agencyIds: Iterable<string>): Promise<World> => {
    await need(null, countyId)
    for (const id of agencyIds) await need(id, countyId)
    const find: Calendars = (key) => {
      if (key === 'centre') return alwaysOpen
      const found = calendars.get(`${key === 'province' ? '' : key.slice('agency:'.length)} ${countyId ?? ''}`)
      if (!found) throw new Error(`calendar ${key} was not loaded`)
      return found
    }
    return { policy, calendars: find, now: ctx.now }
  }
}

/** Which agencies a list of acts speaks of. */
export function agenciesOf(acts: readonly Pick<Act, 'details'>[]): Set<string> {
  const found = new Set<string>()
  for (const { details } of acts) {
    if (typeof details['agencyId'] === 'string') found.add(details['agencyId'])
    if (Array.isArray(details['to'])) for (const to of details['to'] as { agencyId?: string }[]) if (to.agencyId) found.add(to.agencyId)
  }
  return found
}

/** Whose closures count for a case: those of the county it was raised in. */
export const countyOf = (acts: readonly Pick<Act, 'details'>[]): string | null =>
  typeof acts[0]?.details['countyId'] === 'string' ? acts[0].details['countyId'] : null

/** Every budget with its shipped value and what the province made of it. */
export async function listPolicies(ctx: Ctx): Promise<{ items: PolicyRow[] }> {
  const own = new Map((await readOwn(ctx)).map((r) => [`${r.priority} ${r.rung} ${r.step}`, r]))
  return {
    items: defaultPolicies.map(({ default: shipped, ...key }) => {
      const mine = own.get(`${key.priority} ${key.rung} ${key.step}`)
      return {
        ...key,
        amount: mine?.amount ?? shipped.amount,
        unit: mine?.unit ?? shipped.unit,
        default: { ...shipped },
        edited: mine !== undefined,
        version: mine?.version ?? 0,
      }
    }),
  }
}

/** @throws casework/no-such-policy */
export async function setPolicy(ctx: Ctx, edit: Edited): Promise<{ items: PolicyRow[] }> {
  if (!defaultBudget(edit)) throw noSuchPolicy({ rung: edit.rung, step: edit.step })
  await savePolicy(ctx.db, ctx.actor.provinceId, edit)
  await ctx.record('casework.setPolicy', `policy:${edit.priority}:${edit.rung}:${edit.step}`, { amount: edit.amount, unit: edit.unit })
  ctx.tell('centre')
  return listPolicies(ctx)
}
