import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { ImportState } from '../../imports/model.ts'

const tones = {
  mapping: 'warning',
  reading: 'info',
  analysing: 'info',
  review: 'primary',
  finishing: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
} as const

export function StateMark({ state }: { state: ImportState }) {
  const { t } = useWords()
  return <Badge tone={tones[state]}>{t(`obstacles.imports.state.${state}`)}</Badge>
}
