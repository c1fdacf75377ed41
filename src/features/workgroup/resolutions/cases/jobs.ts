// What happens to cases comes back to their resolutions: the producer's word, silence, a merge and its undoing, a reopening. A
// claim made in the agency's inbox has moved them already (cases/actions.ts). What a resolution itself did to the case is not heard
// a second time: it bears the same moment.

import { UNDO_MS } from '#features/casework/acts/rules.ts'
import { caseBriefs, mergedInto, stands } from '#features/casework/group/actions.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import type { Ctx, Fact } from '#server/ctx.ts'
import type { ResolutionAct } from '../../model.ts'
import { type Opened, openResolution, write } from '../history/actions.ts'
import { linkCases, tellWhatRuns } from './actions.ts'
import { bringLinksBack, hasMovedLinks, moveLinks } from './queries.ts'
import * as queries from '../queries.ts'
import { resolutionLaw } from '../rules.ts'

/** One act on a case as a job hands it on: the fact without what nobody reads. */
type Told = {
  readonly caseId: string
  readonly name: string
  readonly seq: number
  readonly at: string
  readonly actorId: string | null
  readonly actorRole: string
  readonly via: string | null
}

/** In the name of whoever acted on the case, whose right casework's law has judged: the journal names them, not the product. */
const nameOf = (ctx: Ctx, told: Told): Ctx =>
  ctx.as({ ...systemActor(ctx.actor.provinceId), accountId: told.actorId, role: told.actorRole as Actor['role'] })

async function eachOf(ctx: Ctx, caseId: string, run: (open: Opened) => Promise<void>): Promise<void> {
  for (const { id } of await queries.ofCase(ctx.db, ctx.actor.provinceId, caseId)) await run(await openResolution(ctx, id))
}

type Name = ResolutionAct & keyof typeof resolutionLaw.acts
/** The same act on every resolution of the case that its law lets stand there. */
const same = (name: Name) => (ctx: Ctx, told: Told) => eachOf(ctx, told.caseId, (open) => follow(ctx, told, open, name))

async function follow(ctx: Ctx, told: Told, open: Opened, name: Name): Promise<void> {
  if (!(resolutionLaw.acts[name].from as readonly string[]).includes(open.r.state)) return
  // A claimer's word is no confirmation, on whichever page it was said.
  if (name === 'confirm' && told.actorId && open.r.claimers.includes(told.actorId)) return
  await write(nameOf(ctx, told), open, name, { caseId: told.caseId, ...(told.via && { via: told.via }) })
}

/** Of several cases the last word is the word on the resolution: as long as another one is open, nothing is executed or silent. */
const last = (name: Name) => (ctx: Ctx, told: Told) =>
  eachOf(ctx, told.caseId, async (open) => {
    const cases = await caseBriefs(ctx, await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, open.row.id))
    if (!cases.some((one) => one.open && one.id !== told.caseId)) await follow(ctx, told, open, name)
  })

/** The case could not follow when its resolutions were notified (it waited for the producer or a knot), and can now. */
const linked = async (ctx: Ctx, told: Told) => linkCases(ctx, [told.caseId])

/** Withdrawn, or alive again: the mark stands exactly while the applicant wants none of its cases any more. Nothing ends by it. */
async function weighed(ctx: Ctx, told: Told): Promise<void> {
  await eachOf(ctx, told.caseId, async (open) => {
    if (!(resolutionLaw.acts.note_withdrawal.from as readonly string[]).includes(open.r.state)) return
    const cases = await caseBriefs(ctx, await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, open.row.id))
    const withdrawn = cases.every((one) => one.status === 'withdrawn')
    if (withdrawn !== open.r.flags.includes('withdrawn')) await write(ctx, open, 'note_withdrawal', { withdrawn, caseId: told.caseId })
  })
}

async function reopened(ctx: Ctx, told: Told): Promise<void> {
  await weighed(ctx, told)
  await same('reopen')(ctx, told)
  // A new round of the case knows nothing of what runs for it.
  await linked(ctx, told)
}

async function merged(ctx: Ctx, told: Told): Promise<void> {
  const into = await mergedInto(ctx, told.caseId)
  if (into) await moveLinks(ctx.db, ctx.actor.provinceId, told.caseId, into)
}

/**
 * A case that was merged and lives again (the merge was undone, its producer disputes it) follows its resolutions again, and
 * the one that had them meanwhile only those that are left to it.
 */
async function broughtBack(ctx: Ctx, caseId: string): Promise<void> {
  const { provinceId } = ctx.actor
  if (!(await hasMovedLinks(ctx.db, provinceId, caseId)) || (await mergedInto(ctx, caseId))) return
  const others = await bringLinksBack(ctx.db, provinceId, caseId)
  const [row] = await queries.ofCase(ctx.db, provinceId, caseId)
  if (row) for (const id of [caseId, ...others]) await tellWhatRuns(ctx, id, row)
}

const answers: Readonly<Record<string, (ctx: Ctx, told: Told) => Promise<void>>> = {
  'casework.confirm': last('confirm'),
  // Half of it is not it: the agency goes on.
  'casework.confirm_part': same('dispute'),
  'casework.dispute': same('dispute'),
  'casework.close_silent': last('silent'),
  'casework.answer': linked,
  'casework.unlink_knot': linked,
  'casework.reopen': reopened,
  'casework.withdraw': weighed,
  'casework.merge': merged,
  // Its links come back before any answer.
  'casework.unmerge': async () => {},
}

/** What a resolution itself does to its cases: at the same moment under this name. */
const echoes: Readonly<Record<string, ResolutionAct>> = {
  'casework.confirm': 'confirm',
  'casework.dispute': 'dispute',
}

/** The resolutions of a case follow one act on it, unless it was taken back meanwhile or came from a resolution. */
export async function followCase(ctx: Ctx, told: Told): Promise<void> {
  if (!(await stands(ctx, told.caseId, told.seq))) return
  await broughtBack(ctx, told.caseId)
  const echo = echoes[told.name]
  if (echo && (await queries.actedAt(ctx.db, ctx.actor.provinceId, told.caseId, echo, new Date(told.at)))) return
  await answers[told.name]!(ctx, told)
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

async function hear(ctx: Ctx, fact: Fact): Promise<void> {
  const caseId = fact.subject.slice('case:'.length)
  const { provinceId } = ctx.actor
  if (!(await queries.ofCase(ctx.db, provinceId, caseId)).length && !(await hasMovedLinks(ctx.db, provinceId, caseId))) return
  const told: Told = {
    caseId,
    name: fact.name,
    seq: Number(fact.details['seq']),
    at: fact.at.toISOString(),
    actorId: fact.actorId,
    actorRole: fact.actorRole,
    via: text(fact.details['via']),
  }
  // What staff did by mistake they may take back for two minutes; a producer's word and the clock's stand at once.
  const later = !['producer', 'investor', 'system'].includes(fact.actorRole)
  await ctx.enqueue('workgroup.follow_case', told, later ? { runAt: new Date(fact.at.getTime() + UNDO_MS) } : {})
}

export const caseHears = Object.fromEntries(Object.keys(answers).map((name) => [name, hear]))
