import { Problem } from '#kernel/problem.ts'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import type { ImportCard } from '../../imports/model.ts'

/** Why reading ended: the file turned out broken or too long on the way. */
export function FailureBox({ card }: { card: ImportCard }) {
  if (card.state !== 'failed' || !card.failure) return null
  return <ProblemBox problem={new Problem(card.failure.code, 422, card.failure.details)} />
}
