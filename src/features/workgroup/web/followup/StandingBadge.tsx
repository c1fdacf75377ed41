import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { Standing } from '../../followup/model.ts'

const tones = {
  executed: 'success',
  claimed: 'primary',
  executing: 'info',
  overdue: 'danger',
  unconfirmed: 'warning',
  not_executed: 'danger',
  annulled: 'neutral',
} as const satisfies Record<Standing, string>

export function StandingBadge({ standing }: { standing: Standing }) {
  const { t } = useWords()
  return <Badge tone={tones[standing]}>{t(`workgroup.followup.short.${standing}`)}</Badge>
}
