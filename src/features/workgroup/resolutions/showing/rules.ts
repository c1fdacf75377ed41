// How a resolution is told to whoever looks: the task it is for an agency, what of its history. Pure.

import { applicants, type ResolutionAct, type SeatedActor, sitsIn } from '../../model.ts'
import type { Moved as Act } from '../history/model.ts'
import type { ResolutionLine, TaskLine } from '../model.ts'
import type { ResolutionFacts } from '../rules.ts'

type Of = Pick<ResolutionFacts, 'ownerAgencyId' | 'bodyIds'>

/** What a line is for its owner, the most pressing word first. */
export function taskOf(line: ResolutionLine, now: Date): TaskLine['task'] {
  if (line.state === 'claimed') return 'claimed'
  if (line.state === 'objected') return 'objected'
  if (line.flags.includes('disputed')) return 'disputed'
  if (line.overdue) return 'overdue'
  if (line.stage === 'must_pay') return 'must_pay'
  if (!line.receivedAt) return 'receive'
  return line.state === 'notified' && line.objectBy !== null && new Date(line.objectBy) >= now ? 'objectable' : 'execute'
}

/** Notes among staff, drafting and the paths against an agency are not for applicants. */
const inside: ReadonlySet<ResolutionAct> = new Set([
  'draft',
  'edit',
  'drop',
  'approve',
  'comment',
  'climb',
  'propose_nonfeasance',
  'sign_nonfeasance',
])
const isApplicant = (actor: SeatedActor) => (applicants as readonly string[]).includes(actor.role)
/** What agencies learn of the path against them is what was handed over, not what is being prepared. */
const againstOwner: ReadonlySet<ResolutionAct> = new Set(['sign_nonfeasance', 'propose_nonfeasance'])

/**
 * Whoever would have to answer for it, or talks with them: an applicant, the operator on the phone, the owner whatever seat it
 * fills, and an agency that does not sit in the body. `listing/queries.ts` says the same in SQL.
 */
const isOutside = (actor: SeatedActor, of: Of): boolean =>
  isApplicant(actor) ||
  actor.role === 'operator' ||
  ((actor.role === 'agencyRep' || actor.role === 'agencyHead') && (actor.agencyIds.includes(of.ownerAgencyId) || !sitsIn(actor, of.bodyIds)))

export function shownTo(actor: SeatedActor, act: Act, of: Of): boolean {
  if (isApplicant(actor)) return !inside.has(act.name)
  return !(againstOwner.has(act.name) && isOutside(actor, of))
}

/** The line as this person may see it: a path that is only being prepared against the owner is shown to neither side. */
export const shownLine = (actor: SeatedActor, line: ResolutionLine, of: Of): ResolutionLine =>
  line.path === 'nonfeasance' && line.stage !== 'handed_over' && isOutside(actor, of) ? { ...line, path: null, stage: null } : line
