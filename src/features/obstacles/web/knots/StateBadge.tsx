import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { KnotState } from '../../knots/model.ts'
import { stateLook } from './look.ts'

export function StateBadge({ state }: { state: KnotState }) {
  const { t } = useWords()
  const { tone, icon } = stateLook[state]
  return (
    <span className="knot-state">
      <Badge tone={tone} icon={icon}>
        {t(`obstacles.knots.state.${state}`)}
      </Badge>
    </span>
  )
}
