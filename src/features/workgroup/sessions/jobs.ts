// What sessions do by themselves: see keeping/actions.ts.

import type { Ctx, Fact } from '#server/ctx.ts'
import type { RoomJobs } from '#server/jobs.ts'
import { buildAgendas, dossierMoved, keepSessions, resolutionMoved } from './keeping/actions.ts'
import { printPack } from './printing/actions.ts'

const idOf = (fact: Fact): string => fact.subject.slice(fact.subject.indexOf(':') + 1)

/** Acts that bring a dossier to a body, take it away, or change what it weighs. */
const dossierActs = [
  'accept',
  'edit',
  'add_cases',
  'remove_case',
  'send_to_committee',
  'refer',
  'refer_up',
  'take_off',
  'defer',
  'refuse',
  'withdraw',
  'reopen',
]
/** Acts that make a resolution stand again, or settle it. */
const resolutionActs = ['overdue', 'climb', 'object', 'decide_objection', 'claim', 'confirm', 'silent', 'not_executed', 'extend', 'reopen', 'dispute']

export const sessionsJobs: RoomJobs = {
  hears: {
    ...Object.fromEntries(dossierActs.map((name) => [`workgroup.dossier_${name}`, (ctx: Ctx, fact: Fact) => dossierMoved(ctx, idOf(fact))])),
    ...Object.fromEntries(resolutionActs.map((name) => [`workgroup.resolution_${name}`, (ctx: Ctx, fact: Fact) => resolutionMoved(ctx, idOf(fact))])),
  },
  tasks: { 'workgroup.build_agendas': buildAgendas, 'workgroup.pack_paper': printPack },
  every: { 'workgroup.keep_sessions': { minutes: 30 } },
  long: { 'workgroup.keep_sessions': keepSessions },
}
