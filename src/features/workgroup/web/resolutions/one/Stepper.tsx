// The way from draft to the producer's word, as steps; a list for those who do not see it.

import { Icon, type IconName } from '#ui/parts/Icon.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { ResolutionView } from '../../../resolutions/model.ts'
import { type Step, stepsOf } from '../steps.ts'

const icons: Record<Step['state'], IconName> = { done: 'check', now: 'clock', ahead: 'more', skipped: 'minus', failed: 'close' }

export function Stepper({ found }: { found: ResolutionView }) {
  const { t } = useWords()
  return (
    <ol className="rs-steps" aria-label={t('workgroup.resolutions.steps')}>
      {stepsOf(found).map((step) => (
        <li key={step.name} data-state={step.state} aria-current={step.state === 'now' || step.state === 'failed' ? 'step' : undefined}>
          <span className="rs-step-dot">
            <Icon name={icons[step.state]} size={14} label={t(`workgroup.resolutions.step.${step.state}`)} />
          </span>
          <span className="rs-step-name">{nameOf(step, found, t)}</span>
          {step.at && (
            <span className="rs-step-at">
              {step.name === 'window' ? (
                <>
                  {t('workgroup.resolutions.until')} <When at={step.at} style="date" />
                </>
              ) : (
                <When at={step.at} style="date" />
              )}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The last step says how it ended; the window says when somebody objected in it. */
function nameOf(step: Step, found: ResolutionView, t: ReturnType<typeof useWords>['t']): string {
  if (step.name === 'confirmed' && found.closedAt) return t(`workgroup.resolution.state.${found.state}`)
  if (step.name === 'window' && found.objection) return t('workgroup.resolutions.step.objected')
  return t(`workgroup.resolutions.step.${step.name}`)
}
