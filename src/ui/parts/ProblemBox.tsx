// A refusal or failure in words, with a way on.

import type { Problem } from '#kernel/problem.ts'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { NotFound } from './NotFound.tsx'

/** `<ProblemBox problem={found.problem} onRetry={found.refetch} />`; nothing when there is no problem. */
export function ProblemBox({ problem, onRetry }: { problem: Problem | null | undefined; onRetry?: () => void }) {
  const { t, say } = useWords()
  if (!problem) return null
  // Asking once more finds no more of what is not there.
  if (problem.status === 404 && onRetry) return <NotFound text={say(problem)} />
  return (
    <div className="problem" role="alert">
      <Icon name={problem.code === 'http/offline' ? 'offline' : 'alert'} />
      <p>{say(problem)}</p>
      {onRetry && (
        <Button size="small" icon="refresh" onPress={onRetry}>
          {t('ui.retry')}
        </Button>
      )}
    </div>
  )
}
