// When a body may decide, and how.

import { NumberField } from '#ui/parts/NumberField.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { useWords } from '#ui/words.tsx'
import { type BodyForm, quorumRules } from '../../../bodies/model.ts'

export function HowFields({ form, set }: { form: BodyForm; set: (change: Partial<BodyForm>) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="wb-section">
      <legend>{t('workgroup.bodies.section.how')}</legend>
      <RadioGroup
        label={t('workgroup.bodies.quorumRule')}
        value={form.quorumRule}
        options={quorumRules.map((id) => ({ id, text: t(`workgroup.bodies.quorum.${id}`) }))}
        onChange={(quorumRule) => set({ quorumRule })}
      />
      {form.quorumRule === 'count' && (
        <NumberField
          label={t('workgroup.bodies.quorumCount')}
          value={form.quorumCount}
          onChange={(quorumCount) => set({ quorumCount })}
          min={1}
          max={300}
          required
        />
      )}
      <Switch value={form.votes} onChange={(votes) => set({ votes })}>
        {t('workgroup.bodies.votes')}
      </Switch>
    </fieldset>
  )
}
