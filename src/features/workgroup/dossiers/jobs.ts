// What dossiers do by themselves: hear the ladder, follow their cases, say what was not heard in time.

import { UNDO_MS } from '#features/casework/acts/rules.ts'
import type { Ctx, Fact } from '#server/ctx.ts'
import type { RoomJobs } from '#server/jobs.ts'
import { sweep } from './clock/actions.ts'
import { followResolution } from './ending/actions.ts'
import { gather, raiseCase } from './ladder/actions.ts'
import { tellDossier } from './telling/actions.ts'
import { recountCase } from './recounting/actions.ts'

const idOf = (fact: Fact): string => fact.subject.slice(fact.subject.indexOf(':') + 1)

/** What a person did can be taken back for two minutes: the group is not called before. */
async function hearClimb(ctx: Ctx, fact: Fact): Promise<void> {
  await recountCase(ctx, idOf(fact))
  const undoable = fact.name === 'casework.escalate'
  await ctx.enqueue('workgroup.raise_case', { caseId: idOf(fact) }, undoable ? { runAt: new Date(ctx.now.getTime() + UNDO_MS) } : {})
}

const recount = (ctx: Ctx, fact: Fact): Promise<void> => recountCase(ctx, idOf(fact))
/** Acts of a case that move its status, deadline, secrecy, urgency, knot or rung. */
const moving = [
  'route',
  'add_desk',
  'edit',
  'prioritise',
  'mark_confidential',
  'ask_info',
  'answer',
  'decline',
  'put_on_agenda',
  'take_off',
  'issue',
  'confirm',
  'confirm_part',
  'dispute',
  'reopen',
  'appeal',
  'decide_appeal',
  'link_knot',
  'unlink_knot',
  'merge',
  'unmerge',
  'withdraw',
  'send_hq',
  'undo',
  'accept',
  'claim',
  'unpause',
  'close_silent',
  'redo',
  'knot_changed',
] as const
const gatherAll = (ctx: Ctx) => ctx.enqueue('workgroup.gather_cases', {}, { key: 'gather' })

/** Acts after which a resolution may have ended. */
const ends = ['confirm', 'silent', 'not_executed', 'decide_objection', 'panel_finding', 'board_ruling', 'drop'] as const
async function hearResolution(ctx: Ctx, fact: Fact): Promise<void> {
  const { dossierId } = fact.details
  if (typeof dossierId === 'string') await followResolution(ctx, dossierId)
}

export const dossiersJobs: RoomJobs = {
  hears: {
    ...Object.fromEntries(moving.map((name) => [`casework.${name}`, recount])),
    'casework.climb': hearClimb,
    'casework.escalate': hearClimb,
    ...Object.fromEntries(ends.map((name) => [`workgroup.resolution_${name}`, hearResolution])),
    'workgroup.body_create': gatherAll,
  },
  tasks: {
    'workgroup.tell_dossier': tellDossier,
    'workgroup.raise_case': (ctx: Ctx, { caseId }: { caseId: string }) => raiseCase(ctx, caseId),
  },
  every: { 'workgroup.sweep_dossiers': { minutes: 1 }, 'workgroup.gather_cases': { minutes: 60 } },
  long: { 'workgroup.sweep_dossiers': sweep, 'workgroup.gather_cases': gather },
}
