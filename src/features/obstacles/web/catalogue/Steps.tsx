import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { GroupDetail } from '../../catalogue/model.ts'
import { Difference } from './Difference.tsx'
import { nameIn } from './look.ts'

type StepLine = { readonly code: string; readonly before: GroupDetail | null; readonly after: GroupDetail; readonly openObstacles: number }

/** What a change would do, group by group. */
export function Steps({ steps }: { steps: readonly StepLine[] }) {
  const { t, locale } = useWords()
  const kind = ({ before, after }: StepLine) => (!before ? 'new' : after.retired && !before.retired ? 'retired' : 'changed')
  const tone = { new: 'success', retired: 'warning', changed: 'info' } as const
  return (
    <ul className="cat-steps">
      {steps.map((step) => (
        <li key={step.code}>
          <div className="cat-step-head">
            <Badge tone={tone[kind(step)]}>{t(`obstacles.step.${kind(step)}`)}</Badge>
            <strong>{nameIn(locale, step.after)}</strong>
            <bdi dir="ltr">{step.code}</bdi>
            {step.before && (
              <span className="muted">{t('obstacles.step.open', { count: step.openObstacles, n: formatNumber(step.openObstacles, locale) })}</span>
            )}
          </div>
          {step.before && <Difference before={step.before} after={step.after} />}
        </li>
      ))}
    </ul>
  )
}
