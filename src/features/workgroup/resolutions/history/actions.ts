// Opening a resolution for an act and writing it: lock, law, step, row, tally, fact, telling.

import { calendarFor } from '#features/registry/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { type PolicyStep, type Priority, policySteps } from '../../bodies/policies/model.ts'
import { budgetFor } from '../../bodies/policies/actions.ts'
import { tally } from '../../followup/tally/actions.ts'
import { moveOf } from '../../followup/tally/rules.ts'
import type { ResolutionAct, ResolutionState, SeatedActor } from '../../model.ts'
import { whyNotMore, type Body } from '../acting/rules.ts'
import { ruleBy, stepAt, type World } from '../clock/rules.ts'
import * as queries from '../queries.ts'
import { noSuchResolution, type ResolutionFacts, resolutionLaw } from '../rules.ts'
import { tellingsFor } from '../telling/rules.ts'
import type { Moved, Resolution } from './model.ts'
import { banksAmong } from './queries.ts'
import { foldResolution, step } from './rules.ts'

export type Opened = {
  row: queries.ResolutionRow
  readonly acts: Moved[]
  r: Resolution
  facts: ResolutionFacts
  readonly actor: SeatedActor
  /** Which of the agencies it speaks of are banks. */
  readonly banks: ReadonlySet<string>
  /** The minutes speak, not the person who writes them down. */
  inMinutes?: boolean
}

export const factsOf = (row: queries.ResolutionRow): ResolutionFacts => ({
  state: row.state as ResolutionState,
  provinceId: row.province_id,
  bodyIds: row.committee_id ? [row.body_id, row.committee_id] : [row.body_id],
  unitId: row.unit_id,
  investorId: row.investor_id,
  ownerAgencyId: row.owner_agency_id,
  ownerDeskId: row.owner_desk_id,
  altAgencyId: row.alt_agency_id,
  confidential: row.confidential,
  notified: row.notified_at !== null,
  onBankPath: row.path === 'bank',
})

/** A row that was read, folded. @throws workgroup/no-such-resolution */
export async function opened(ctx: Ctx, id: string, row: queries.ResolutionRow | undefined): Promise<Opened> {
  if (!row) throw noSuchResolution({ resolution: id })
  const actor = await seatedActor(ctx)
  const facts = factsOf(row)
  if (!resolutionLaw.maySee(actor, facts)) throw noSuchResolution({ resolution: id })
  const acts = await queries.actsOf(ctx.db, ctx.actor.provinceId, id)
  return { row, acts, r: foldResolution(acts), facts, actor, banks: await banksAmong(ctx.db, ctx.actor.provinceId, [row]) }
}

/** A resolution that this actor may see, folded. @throws workgroup/no-such-resolution */
export const readResolution = async (ctx: Ctx, id: string): Promise<Opened> =>
  opened(ctx, id, await queries.findRow(ctx.db, ctx.actor.provinceId, id))

/** Several rows that this actor has been shown, folded, with one reading of their acts. */
export async function openedOf(ctx: Ctx, rows: readonly queries.ResolutionRow[]): Promise<Opened[]> {
  const actor = await seatedActor(ctx)
  const logs = await queries.actsOfMany(
    ctx.db,
    ctx.actor.provinceId,
    rows.map((row) => row.id),
  )
  const banks = await banksAmong(ctx.db, ctx.actor.provinceId, rows)
  return rows.map((row) => {
    const acts = logs.get(row.id) ?? []
    return { row, acts, r: foldResolution(acts), facts: factsOf(row), actor, banks }
  })
}

/** Locked until the end of the transaction. @throws workgroup/no-such-resolution */
export const openResolution = async (ctx: Ctx, id: string): Promise<Opened> =>
  opened(ctx, id, await queries.lockRow(ctx.db, ctx.actor.provinceId, id))

/** Null, or why this act is refused: the law first, then the rules beyond it; `body` null: whatever it would say. */
export const whyNot = (open: Opened, act: keyof typeof resolutionLaw.acts, body: Body | null, now: Date) =>
  resolutionLaw.whyNot(act, open.actor, open.facts) ??
  whyNotMore(open.r, open.actor, act, body, now, {
    bodyId: open.row.body_id,
    ownerIsBank: open.banks.has(open.r.ownerAgencyId),
    inMinutes: open.inMinutes ?? false,
  })

/** @throws the refusal, or http/stale when somebody wrote meanwhile (null: the caller does not compare) */
export function must(ctx: Ctx, open: Opened, act: keyof typeof resolutionLaw.acts, body: Body | null, ifMatch: number | null): void {
  const refusal = whyNot(open, act, body, ctx.now)
  if (refusal?.code === 'law/not-yours') throw refusal
  // Who saw an older version hears of that first: the rest may be wrong only because of what came between.
  if (ifMatch !== null && ifMatch !== open.row.version) throw stale({ version: open.row.version })
  if (refusal) throw refusal
}

/** The calendar and the deadlines by which this resolution's clock runs: those of the owner where the unit is. */
export async function worldOf(ctx: Ctx, row: Pick<queries.ResolutionRow, 'priority' | 'county_id'>, ownerAgencyId: string): Promise<World> {
  const calendar = await calendarFor(ctx, { agencyId: ownerAgencyId, countyId: row.county_id })
  const budgets = new Map<PolicyStep, Awaited<ReturnType<typeof budgetFor>>>()
  for (const name of policySteps) budgets.set(name, await budgetFor(ctx, name, row.priority as Priority))
  return { calendar, budget: (name) => budgets.get(name)! }
}

/** Appends one act in the name of the context's actor and writes everything that follows from it. */
export async function write(ctx: Ctx, open: Opened, name: ResolutionAct, details: Readonly<Record<string, unknown>>): Promise<Moved> {
  const { provinceId } = ctx.actor
  const { id } = open.row
  const act: Moved = { seq: open.r.version + 1, name, at: ctx.now, actorId: ctx.actor.accountId, actorRole: ctx.actor.role, details }
  open.acts.push(act)
  open.r = step(open.r, act)
  const before = open.row
  await queries.insertActs(ctx.db, provinceId, id, [act])
  const world = await worldOf(ctx, before, open.r.ownerAgencyId)
  open.row = await queries.updateRow(ctx.db, provinceId, id, open.r, { stepAt: stepAt(open.r, world), ruleBy: ruleBy(open.r, world) })
  open.facts = factsOf(open.row)
  if (name === 'edit' || name === 'settle_duty') await queries.saveDuties(ctx.db, provinceId, id, open.r)
  if (name === 'edit') await queries.saveCases(ctx.db, provinceId, id, open.r.caseIds)
  await tally(ctx, [moveOf(before, open.row)])
  await announce(ctx, open.row, act)
  return act
}

/** The journal, live pages and the telling of one act. */
export async function announce(ctx: Ctx, row: queries.ResolutionRow, act: Moved): Promise<void> {
  await ctx.record(`workgroup.resolution_${act.name}`, `resolution:${row.id}`, {
    resolutionId: row.id,
    code: row.approved_at ? row.code : null,
    seq: act.seq,
    state: row.state,
    dossierId: row.dossier_id,
    agencyId: row.owner_agency_id,
  })
  if (tellingsFor(act).length) await ctx.enqueue('workgroup.tell_resolution', { resolutionId: row.id, seq: act.seq })
  ctx.tell('resolutions')
  ctx.tell(`resolution:${row.id}`)
  ctx.tell(`dossier:${row.dossier_id}`)
}
