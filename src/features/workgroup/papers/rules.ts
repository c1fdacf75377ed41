// Refusals of the register of papers, and who may correct a paper. Pure.

import type { Actor } from '#kernel/actor.ts'
import { notYours } from '#kernel/law.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import type { PaperLine } from './model.ts'

export const noSuchPaper = problem('workgroup/no-such-paper', 404)
export const paperIsVoid = problem<{ number: string }>('workgroup/paper-void', 409)
export const reasonNeeded = problem('workgroup/addendum-needs-reason', 422)

/** Null when this person may correct the paper by an addendum. A void one is over. */
export function mayAdd(actor: Pick<Actor, 'role'>, paper: Pick<PaperLine, 'state' | 'number'>): Problem | null {
  if (actor.role !== 'secretary') return notYours({ act: 'addendum' })
  return paper.state === 'void' ? paperIsVoid({ number: paper.number }) : null
}
