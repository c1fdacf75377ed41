import { useWords } from '#ui/words.tsx'
import type { Looking } from '../../knots/clusters/model.ts'
import { percent } from './look.ts'

/** How far a look for clusters is. */
export function LookProgress({ looking }: { looking: Looking }) {
  const { t, locale } = useWords()
  const stage = t(`obstacles.clusters.stage.${looking.stage}`)
  return (
    <div className="look-progress" role="status">
      <span>
        {stage} {looking.progress > 0 && percent(looking.progress, locale)}
      </span>
      <progress max={1} value={looking.progress} aria-label={stage} />
    </div>
  )
}
