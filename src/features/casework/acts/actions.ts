// One way for every change of a case: lock → read the acts → fold → ask the law → append → fold again → write the index.

import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import type { CaseActor, CaseFacts } from '../cases/rules.ts'
import { caseLaw } from '../cases/rules.ts'
import type { World } from '../clocks/model.ts'
import { rungOf } from '../effects/on-case/rules.ts'
import type { CaseFold, ReferralFold } from '../history/model.ts'
import { add, flagsOf, fold } from '../history/rules.ts'
import type { Act, ActName, ReferralActName } from '../model.ts'
import { agenciesOf, countyOf, makeWorlds } from '../policies/actions.ts'
import { type ReferralFacts, referralLaw } from '../referrals/rules.ts'
import { dueAt, referralDue, stepAt } from '../steps/rules.ts'
import { isWritten, rings } from '../telling/rules.ts'
import * as queries from './queries.ts'
import { type Asked, noSuchCase, noSuchReferral, undoTarget, UNDO_MS, canBeUndone, whyNotMore } from './rules.ts'

/** A case in hand: its row, its acts, what they amount to, and what was added meanwhile. */
export type Open = {
  readonly row: queries.CaseRow
  readonly acts: Act[]
  readonly added: Act[]
  state: CaseFold
  readonly before: CaseFold
  world: World
  content: queries.CaseContent
}

export function factsOf(row: queries.CaseRow, s: CaseFold, acts: readonly Act[], now: Date): CaseFacts {
  return {
    state: s.status,
    id: row.id,
    provinceId: row.province_id,
    unitId: row.unit_id,
    investorId: row.investor_id,
    reporterId: row.reporter_id,
    confidential: s.confidential,
    holder: s.holder,
    rung: rungOf(s),
    deskIds: s.referrals.map((r) => r.deskId),
    agencyIds: s.referrals.map((r) => r.agencyId),
    actorIds: s.actorIds,
    undoableBy: undoTarget(acts, now)?.actorId ?? null,
  }
}

export const referralFacts = (row: Pick<queries.CaseRow, 'province_id'>, r: ReferralFold): ReferralFacts => ({
  state: r.state,
  provinceId: row.province_id,
  deskId: r.deskId,
  agencyId: r.agencyId,
})

/** Locks a case that the actor may see. @throws casework/no-such-case, http/stale */
export async function openForAct(ctx: Ctx, id: string, version: number | null, moreAgencies: readonly string[] = []): Promise<Open> {
  const row = await queries.lockCase(ctx.db, ctx.actor.provinceId, id)
  if (!row) throw noSuchCase({ case: id })
  const opened = await readOpen(ctx, row, moreAgencies)
  if (!caseLaw.maySee(ctx.actor as CaseActor, factsOf(row, opened.state, opened.acts, ctx.now))) throw noSuchCase({ case: id })
  if (version !== null && version !== opened.state.version) throw stale({ version: opened.state.version })
  return opened
}

export async function readOpen(ctx: Ctx, row: queries.CaseRow, moreAgencies: readonly string[] = []): Promise<Open> {
  const acts = await queries.actsOf(ctx.db, ctx.actor.provinceId, row.id)
  const worlds = await makeWorlds(ctx)
  const world = await worlds(countyOf(acts), new Set([...agenciesOf(acts), ...moreAgencies]))
  const state = fold(acts, world)
  return { row, acts, added: [], state, before: state, world, content: {} }
}

/** @throws what the law or the further rules say against it */
export function checkAct(ctx: Ctx, open: Open, asked: Asked): void {
  const refusal = whyNot(ctx.actor, open, asked, ctx.now)
  if (refusal) throw refusal
}

/** Null, or the reason against: from the law's table first, then from the rules beyond it. */
export function whyNot(actor: Actor, { row, state, acts, world }: Pick<Open, 'row' | 'state' | 'acts' | 'world'>, asked: Asked, now: Date) {
  if (asked.referralId === null) {
    const refusal = caseLaw.whyNot(asked.act as keyof typeof caseLaw.acts, actor, factsOf(row, state, acts, now))
    return refusal ?? whyNotMore(state, acts, actor, asked, world)
  }
  const referral = state.referrals.find((r) => r.id === asked.referralId)
  if (!referral) return noSuchReferral()
  return referralLaw.whyNot(asked.act as ReferralActName, actor, referralFacts(row, referral)) ?? whyNotMore(state, acts, actor, asked, world)
}

/** Appends one act in the name of the context’s actor and folds it in. Nothing is written yet. */
export function append(ctx: Ctx, open: Open, name: ActName, details: Record<string, unknown> = {}, referralId: string | null = null): Act {
  const act: Act = { seq: open.state.version + 1, name, at: ctx.now, referralId, actorId: ctx.actor.accountId, actorRole: ctx.actor.role, details }
  open.acts.push(act)
  open.added.push(act)
  open.state = name === 'undo' ? fold(open.acts, open.world) : add(open.state, act, open.world)
  return act
}

export function indexOf(s: CaseFold, world: World): queries.CaseIndex {
  const rung = rungOf(s)
  return {
    status: s.status,
    flags: flagsOf(s, rung),
    rung,
    holder: s.holder,
    holder_desk_id: s.holderDeskId,
    lead_desk_id: s.referrals.find((r) => r.lead)?.deskId ?? null,
    merged_into: s.mergedInto,
    priority: s.priority,
    confidential: s.confidential,
    due_at: dueAt(s),
    step_at: stepAt(s, world),
    updated_at: s.updatedAt,
    closed_at: s.closedAt,
    knot_id: s.hung,
    version: s.version,
  }
}

export const referralRow = (row: Pick<queries.CaseRow, 'province_id' | 'id'>, r: ReferralFold): queries.ReferralRow => ({
  province_id: row.province_id,
  id: r.id,
  case_id: row.id,
  desk_id: r.deskId,
  agency_id: r.agencyId,
  lead: r.lead,
  alternatives: r.alternatives,
  state: r.state,
  rung: r.rung,
  due_at: referralDue(r),
  sent_at: r.sentAt,
  accepted_at: r.acceptedAt,
  ended_at: r.endedAt,
})

/** Referrals whose row has changed, and ids of those that an undo took away. */
export function referralChanges(open: Open): { changed: queries.ReferralRow[]; gone: string[] } {
  const old = new Map(open.before.referrals.map((r) => [r.id, JSON.stringify(referralRow(open.row, r))]))
  const rows = open.state.referrals.map((r) => referralRow(open.row, r))
  const now = new Set(rows.map((r) => r.id))
  return { changed: rows.filter((r) => old.get(r.id) !== JSON.stringify(r)), gone: [...old.keys()].filter((id) => !now.has(id)) }
}

/** Writes what was appended: acts, index columns, referrals; one fact, live news and the telling for each act. */
export async function writeOpen(ctx: Ctx, open: Open): Promise<void> {
  if (!open.added.length) return
  const { province_id, id } = open.row
  await queries.insertActs(
    ctx.db,
    open.added.map((a) => queries.actRow(province_id, id, a)),
  )
  const { changed, gone } = referralChanges(open)
  if (gone.length) await queries.deleteReferrals(ctx.db, province_id, gone)
  await queries.saveReferrals(ctx.db, changed)
  await queries.updateCase(ctx.db, province_id, id, { ...indexOf(open.state, open.world), ...open.content })
  await announceAll(ctx, [open])
}

type Job = { caseId: string; seq: number; only?: 'bells' | 'messages' }

/** One fact for each act, live news for whoever looks on, and the telling: bells at once, messages once an act can no longer be undone. */
export async function announceAll(ctx: Ctx, list: readonly Open[]): Promise<void> {
  const now: Job[] = []
  const later: Job[] = []
  for (const open of list) {
    const { id } = open.row
    for (const act of open.added) {
      await ctx
        .as({ ...ctx.actor, accountId: act.actorId, role: act.actorRole as Actor['role'] })
        .record(`casework.${act.name}`, `case:${id}`, factDetails(open, act))
      const waits = canBeUndone(act) || typeof act.details['cause'] === 'number'
      const told = { caseId: id, seq: act.seq }
      if (!waits && (rings(act.name) || isWritten(act))) now.push(told)
      if (waits && rings(act.name)) now.push({ ...told, only: 'bells' })
      if (waits && isWritten(act)) later.push({ ...told, only: 'messages' })
    }
    for (const topic of topicsOf(open)) ctx.tell(topic)
  }
  if (now.length) await ctx.enqueue('casework.tell', { tell: now })
  if (later.length) await ctx.enqueue('casework.tell', { tell: later }, { runAt: new Date(ctx.now.getTime() + UNDO_MS) })
}

const factDetails = (open: Open, act: Act) => ({
  seq: act.seq,
  status: open.state.status,
  ...(act.referralId && { referralId: act.referralId }),
  ...(act.details['via'] !== undefined && { via: act.details['via'] }),
})

const topicsOf = ({ row, state }: Open): string[] => [
  'centre',
  `case:${row.id}`,
  ...state.referrals.flatMap((r) => [`desk:${r.deskId}`, `agency:${r.agencyId}`]),
]
