// Where reading, analysing and bringing in stand; the page may be left and comes back to the same place.

import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { useWords } from '#ui/words.tsx'
import type { ImportCard } from '../../imports/model.ts'

export function Progress({ card }: { card: ImportCard }) {
  const { t } = useWords()
  const steps = [
    { name: 'reading', done: card.read, of: card.state === 'reading' ? null : card.rows },
    { name: 'analysing', done: card.analysed, of: card.state === 'reading' ? null : card.rows },
  ] as const
  return (
    <Card title={t(`obstacles.imports.now.${card.state}`)}>
      <Stack gap={4}>
        {steps.map((step) => (
          <Bar key={step.name} label={t(`obstacles.imports.step.${step.name}`)} done={step.done} of={step.of} />
        ))}
        <p className="muted">{t('obstacles.imports.mayLeave')}</p>
      </Stack>
    </Card>
  )
}

/** How many of how many; without an end only how many so far. */
export function Bar({ label, done, of }: { label: string; done: number; of: number | null }) {
  const { t, locale } = useWords()
  const text = of === null ? formatNumber(done, locale) : t('obstacles.imports.ofAll', { done, all: of })
  return (
    <div className="import-bar">
      <span className="import-bar-head">
        <span>{label}</span>
        <span className="muted">{text}</span>
      </span>
      <progress aria-label={label} max={of ?? 1} value={of === null ? undefined : done} />
    </div>
  )
}
