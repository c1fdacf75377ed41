// Above the button that sends: a colleague acted meanwhile, or why it was refused. What was written stays.

import type { Problem } from '#kernel/problem.ts'
import { Icon } from '#ui/parts/Icon.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useWords } from '#ui/words.tsx'

/** `moved`: by useMoved, before anything was sent. */
export function SendProblem({ problem, moved = false }: { problem: Problem | null; moved?: boolean }) {
  const { t } = useWords()
  const conflict = problem?.status === 412
  if (!conflict && !moved) return <ProblemBox problem={problem} />
  return (
    <>
      <p className="cw-conflict" role="alert">
        <Icon name="refresh" size={16} /> {t(conflict ? 'casework.page.conflict' : 'casework.page.moved')}
      </p>
      {!conflict && <ProblemBox problem={problem} />}
    </>
  )
}
