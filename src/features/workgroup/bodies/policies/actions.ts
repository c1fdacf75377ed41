// Deadlines of the province: read once per transaction, set and reset by their keepers.

import type { Ctx } from '#server/ctx.ts'
import type { Budget, PolicyKey, PolicyList, PolicyRow, PolicyStep, Priority } from './model.ts'
import { dropPolicy, ownPolicies, savePolicy } from './queries.ts'
import { policiesOf } from './rules.ts'

// By transaction: a sweep over many records asks the database once.
const known = new WeakMap<object, { readonly provinceId: number; readonly rows: Promise<PolicyRow[]> }>()

function policies(ctx: Ctx): Promise<PolicyRow[]> {
  const { provinceId } = ctx.actor
  const kept = known.get(ctx.db)
  if (kept?.provinceId === provinceId) return kept.rows
  const rows = ownPolicies(ctx.db, provinceId).then(policiesOf)
  known.set(ctx.db, { provinceId, rows })
  return rows
}

/** The province's own budget of a step, else the shipped one. Add it to a moment with `addPolicy`. */
export async function budgetFor(ctx: Ctx, step: PolicyStep, priority: Priority): Promise<Budget> {
  const { amount, unit } = (await policies(ctx)).find((r) => r.step === step && r.priority === priority)!
  return { amount, unit }
}

export const listDeadlines = async (ctx: Ctx): Promise<PolicyList> => ({ items: await policies(ctx) })

async function changed(ctx: Ctx, fact: 'workgroup.policy_set' | 'workgroup.policy_reset', key: PolicyKey, details: object): Promise<PolicyList> {
  known.delete(ctx.db)
  await ctx.record(fact, `policy:${key.step}:${key.priority}`, { ...details })
  ctx.tell('workgroup-policies')
  return listDeadlines(ctx)
}

/** From now on; what has its date already keeps it. */
export async function setDeadline(ctx: Ctx, row: PolicyKey & Budget): Promise<PolicyList> {
  await savePolicy(ctx.db, ctx.actor.provinceId, row, ctx.actor.accountId, ctx.now)
  return changed(ctx, 'workgroup.policy_set', row, { amount: row.amount, unit: row.unit })
}

/** Back to the shipped value. */
export async function resetDeadline(ctx: Ctx, key: PolicyKey): Promise<PolicyList> {
  await dropPolicy(ctx.db, ctx.actor.provinceId, key)
  return changed(ctx, 'workgroup.policy_reset', key, {})
}
