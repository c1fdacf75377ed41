// Rung L5 of a case: when its report for inspection can be signed. Pure.

import { undoneSeqs } from '#features/casework/history/rules.ts'
import type { Act } from '#features/casework/model.ts'
import { notYours } from '#kernel/law.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import type { PaperLine } from '../../papers/model.ts'

export const caseNotAtInspection = problem('workgroup/case-not-at-inspection', 409)
export const caseWithoutResolution = problem('workgroup/case-without-resolution', 409)
export const inspectionSealed = problem<{ number: string }>('workgroup/inspection-sealed', 409)

export type Escalation = { readonly at: Date; readonly by: string | null; readonly signature: string; readonly text: string }

/** The signed step to rung 5 of the present round; null while there is none, also when the clock has only proposed it. */
export function escalationOf(acts: readonly Act[], caseRung: number): Escalation | null {
  if (caseRung !== 5) return null
  const undone = undoneSeqs(acts)
  const act = acts.findLast((a) => a.name === 'escalate' && Number(a.details['rung']) === 5 && !undone.has(a.seq))
  return act ? { at: act.at, by: act.actorId, signature: String(act.details['signature'] ?? ''), text: String(act.details['text'] ?? '') } : null
}

type Standing = {
  readonly role: string
  readonly escalation: Escalation | null
  /** Notified resolutions of the case that are not executed. */
  readonly unexecuted: number
  readonly papers: readonly PaperLine[]
}

/** Null, or why the report cannot be signed now: one for each signed escalation, until it is declared void. */
export function whyNotSeal({ role, escalation, unexecuted, papers }: Standing): Problem | null {
  if (role !== 'secretary') return notYours({ act: 'inspection' })
  if (!escalation) return caseNotAtInspection()
  const sealed = papers.find((p) => p.kind === 'inspection' && p.state !== 'void' && new Date(p.createdAt) >= escalation.at)
  if (sealed) return inspectionSealed({ number: sealed.number })
  return unexecuted ? null : caseWithoutResolution()
}
