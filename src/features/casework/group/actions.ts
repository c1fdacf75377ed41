// What the working group may do with cases (room workgroup). A case that cannot follow never keeps the group from its own
// act: each function answers whether it followed, and why not. The case's own law decides, in the product's name or in that
// of the person who acts. Facts of cases that the group may hear: casework.confirm, confirm_part, dispute, close_silent,
// withdraw, merge, reopen; subject `case:<id>`. What its resolutions ask of a claim made here: asking/.

import { whyNotEvidence } from '#features/obstacles/catalogue/rules.ts'
import { desksFor } from '#features/registry/actions.ts'
import { systemActor } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { attempt } from '#server/db.ts'
import { append, checkAct, openForAct, type Open, whyNot, writeOpen } from '../acts/actions.ts'
import { noSuchDesk, noSuchReferral } from '../acts/rules.ts'
import { performOn } from '../acting/actions.ts'
import type { CaseActor } from '../cases/rules.ts'
import type { Claim } from '../claiming/model.ts'
import { isBound } from '../claiming/rules.ts'
import type { ReferralFold } from '../history/model.ts'
import { undoneSeqs } from '../history/rules.ts'
import { closedStatuses, type Status } from '../model.ts'
import { noteNow } from '../noting/actions.ts'
import { isLive } from '../referrals/rules.ts'
import type { CaseBrief, Followed } from './model.ts'
import * as queries from './queries.ts'

export type { Followed } from './model.ts'

const clockOf = (ctx: Ctx) => ctx.as(systemActor(ctx.actor.provinceId))

/** Runs in a savepoint: a refusal is an answer; a bug is told to the log and is an answer too. */
async function followed(ctx: Ctx, caseId: string, run: () => Promise<unknown>): Promise<Followed> {
  const fault = await attempt(ctx.db, async () => void (await run()))
  if (fault === null) return { caseId, done: true }
  if (fault instanceof Problem) return { caseId, done: false, why: fault.code }
  console.error(`casework: case ${caseId} could not follow the working group: ${String(fault)}`)
  return { caseId, done: false, why: 'http/bug' }
}

/** Where cases stand, as far as they exist; ids that are no case are left out. At most 200. */
export async function caseBriefs(ctx: Ctx, caseIds: readonly string[]): Promise<CaseBrief[]> {
  if (!caseIds.length) return []
  const rows = await queries.briefsOf(ctx.db, ctx.actor.provinceId, ctx.actor as CaseActor, caseIds.slice(0, 200))
  return rows.map(({ row, visible }) => ({
    id: row.id,
    code: row.code,
    status: row.status as Status,
    summary: visible ? row.summary : '',
    groupCode: row.group_code,
    confidential: row.confidential,
    open: !(closedStatuses as readonly string[]).includes(row.status),
    visible,
  }))
}

/** The cases stand on the agenda of a session; one that stands there already gets the new time. */
export async function putOnAgenda(ctx: Ctx, caseIds: readonly string[], sessionAt: Date): Promise<Followed[]> {
  const clock = clockOf(ctx)
  const done: Followed[] = []
  for (const caseId of caseIds)
    done.push(
      await followed(ctx, caseId, () =>
        performOn(clock, caseId, { act: 'put_on_agenda', body: { sessionAt: sessionAt.toISOString() }, version: null }),
      ),
    )
  return done
}

/** The cases will not be heard at the session they stood on the agenda of; those that stand on none stay as they are. */
export async function takeOffAgenda(ctx: Ctx, caseIds: readonly string[]): Promise<Followed[]> {
  const done: Followed[] = []
  for (const caseId of caseIds) done.push(await takenOff(ctx, caseId, (open) => open.state.agenda !== null, {}))
  return done
}

/** The last resolution that ran for this case was annulled: the group has it again, and its time begins anew. */
export const resolutionFell = (ctx: Ctx, caseId: string): Promise<Followed> =>
  takenOff(ctx, caseId, (open) => open.state.resolution !== null, { annulled: true })

function takenOff(ctx: Ctx, caseId: string, stands: (open: Open) => boolean, details: Readonly<Record<string, unknown>>): Promise<Followed> {
  const clock = clockOf(ctx)
  return followed(ctx, caseId, async () => {
    const open = await openForAct(clock, caseId, null)
    if (!stands(open)) return
    checkAct(clock, open, { act: 'take_off' as never, body: {}, referralId: null })
    append(clock, open, 'take_off', { ...details })
    await writeOpen(clock, open)
    await noteNow(clock, [caseId])
  })
}

type Issued = {
  /** Codes of the resolutions that run for this case, and when the last of them is due. */
  readonly number: string
  readonly dueAt: Date
  readonly text: string
  /** When the session sat: a case that was not on its agenda is put there first. */
  readonly sessionAt: Date
}

/** The group's resolution runs for this case from now on. */
export function issueOn(ctx: Ctx, caseId: string, issued: Issued): Promise<Followed> {
  const clock = clockOf(ctx)
  return followed(ctx, caseId, async () => {
    const open = await openForAct(clock, caseId, null)
    const body = { number: issued.number, dueAt: issued.dueAt.toISOString(), text: issued.text }
    if (open.state.resolution?.number === issued.number && +open.state.resolution.dueAt === +issued.dueAt) return
    if (whyNot(clock.actor, open, { act: 'issue', body, referralId: null }, ctx.now)) {
      // Told nothing, so that a session of the past is no obstacle: it has sat.
      checkAct(clock, open, { act: 'put_on_agenda', body: {}, referralId: null })
      append(clock, open, 'put_on_agenda', { sessionAt: issued.sessionAt.toISOString() })
    }
    checkAct(clock, open, { act: 'issue', body, referralId: null })
    append(clock, open, 'issue', body)
    await writeOpen(clock, open)
    await noteNow(clock, [caseId])
  })
}

/** A live referral of the case at this desk, or at the agency's desk for its county; one that is there already is enough. */
export function ensureReferral(ctx: Ctx, caseId: string, to: { readonly agencyId: string; readonly deskId: string | null }): Promise<Followed> {
  const clock = clockOf(ctx)
  return followed(ctx, caseId, async () => {
    const open = await openForAct(clock, caseId, null)
    const live = open.state.referrals.filter(isLive)
    if (live.some((r) => (to.deskId ? r.deskId === to.deskId : r.agencyId === to.agencyId))) return
    const deskId = to.deskId ?? (await desksFor(ctx, { agencyId: to.agencyId, countyId: open.row.county_id }))[0]?.id
    if (!deskId) throw noSuchDesk()
    const act = open.state.status === 'submitted' || open.state.status === 'partly_confirmed' ? 'route' : 'add_desk'
    await performOn(clock, caseId, { act, body: { to: [{ deskId }] }, version: null })
  })
}

type Claimed = {
  readonly agencyId: string
  /** Every resolution that runs for this agency on the case; `claim` null: not claimed yet. */
  readonly resolutions: readonly { readonly deskId: string | null; readonly claim: Claim | null }[]
  readonly text: string
}

/**
 * The agency's referrals of the case whose resolutions are all claimed are claimed with the same evidence, in the name of
 * whoever claims; taken first if need be. Nothing is answered for a referral that still has a resolution to claim.
 */
export async function claimFor(ctx: Ctx, caseId: string, { agencyId, resolutions, text }: Claimed): Promise<Followed[]> {
  const { referrals } = (await openForAct(clockOf(ctx), caseId, null)).state
  const live = referrals.filter((r) => isLive(r) && r.agencyId === agencyId)
  if (!live.length) return [{ caseId, done: false, why: noSuchReferral().code }]
  const done: Followed[] = []
  for (const referral of live) {
    const bound = resolutions.filter((one) => isBound({ agencyId, deskId: one.deskId }, referral, referrals))
    const claims = bound.map((one) => one.claim).filter((claim) => claim !== null)
    if (claims.length && claims.length === bound.length) done.push(await claimReferral(ctx, caseId, referral, claims, text))
  }
  return done
}

const claimReferral = (ctx: Ctx, caseId: string, referral: ReferralFold, claims: readonly Claim[], text: string): Promise<Followed> =>
  followed(ctx, caseId, async () => {
    // Asked before anything is written: the journal must not tell of a taking that was undone with its refused claim.
    for (const { evidenceType, evidence } of claims) {
      const refusal = whyNotEvidence({ evidenceType }, { type: evidenceType, values: evidence as never }, ctx.now)
      if (refusal) throw refusal
    }
    if (referral.state === 'sent') await performOn(ctx, caseId, { act: 'accept', body: {}, referralId: referral.id, version: null })
    await performOn(ctx, caseId, { act: 'claim', body: { text }, referralId: referral.id, version: null, claims })
  })

/** The producer's word on a resolution is their word on the case, when it is their turn there. */
export const answerFor = (ctx: Ctx, caseId: string, act: 'confirm' | 'dispute', body: Readonly<Record<string, unknown>>): Promise<Followed> =>
  followed(ctx, caseId, () => performOn(ctx, caseId, { act, body, version: null }))

/** What an agency claimed on the case is open again, and what others claimed stays: the producer disputed only its part. */
export const reopenFor = (ctx: Ctx, caseId: string, agencyId: string, text: string): Promise<Followed> => {
  const clock = clockOf(ctx)
  return followed(ctx, caseId, async () => {
    const { referrals } = (await openForAct(clock, caseId, null)).state
    const claimed = referrals.findLast((r) => r.agencyId === agencyId && r.state === 'claimed')
    if (!claimed) throw noSuchReferral()
    await performOn(clock, caseId, { act: 'reopen_referral', body: { text }, referralId: claimed.id, version: null })
  })
}

/** A mis-click can be taken back for two minutes (UNDO_MS): whether the act still stands. */
export async function stands(ctx: Ctx, caseId: string, seq: number): Promise<boolean> {
  return !undoneSeqs((await openForAct(clockOf(ctx), caseId, null)).acts).has(seq)
}

/** Where a case went when it was merged. */
export async function mergedInto(ctx: Ctx, caseId: string): Promise<string | null> {
  return (await openForAct(clockOf(ctx), caseId, null)).state.mergedInto
}
