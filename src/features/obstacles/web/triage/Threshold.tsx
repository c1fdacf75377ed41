// From which probability a suggestion is called sure: the model's own, or what the province sets.

import { useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { triageApi as api } from '../../triage/api.ts'
import type { State } from '../../triage/quality/model.ts'
import { percentText } from './percent.ts'

export function Threshold({ state: { setting, threshold }, keeper }: { state: State; keeper: boolean }) {
  const { t, locale } = useWords()
  const [percent, setPercent] = useState(setting.threshold === null ? null : Math.round(setting.threshold * 100))
  const save = useAct(api.setTriageThreshold, { refetch: ['triage'], done: t('obstacles.quality.threshold.saved') })
  return (
    <form
      className="form tri-threshold"
      onSubmit={(event) => {
        event.preventDefault()
        void save.run({ body: { threshold: percent === null ? null : percent / 100 } }, { ifMatch: setting.version })
      }}
    >
      <NumberField
        label={t('obstacles.quality.threshold')}
        hint={t('obstacles.quality.threshold.hint', { own: threshold > 1 ? t('obstacles.quality.threshold.none') : percentText(threshold, locale) })}
        value={percent}
        onChange={setPercent}
        min={30}
        max={99}
        unit={locale === 'fa' ? '٪' : '%'}
        required={false}
      />
      <div>
        <Button type="submit" kind="primary" busy={save.busy} whyNot={keeper ? null : new Problem('obstacles/only-keepers', 403)}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}
