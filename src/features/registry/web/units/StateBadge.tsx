import { Badge, type Tone } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { UnitState } from '../../units/model.ts'

const tones: Record<UnitState, Tone> = {
  active: 'success',
  semiActive: 'warning',
  underCapacity: 'warning',
  idle: 'danger',
  closed: 'danger',
  underConstruction: 'info',
  abandoned: 'neutral',
}

export function StateBadge({ state }: { state: UnitState }) {
  const { t } = useWords()
  return <Badge tone={tones[state]}>{t(`registry.unitState.${state}`)}</Badge>
}
