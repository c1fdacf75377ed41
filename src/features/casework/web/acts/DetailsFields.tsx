// Correcting what a case says of itself: unit, group, county, name, text. Changes no clock.

import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { type Asked, TEXT_MAX } from '../../model.ts'
import { AskedFields } from '../parts/AskedFields.tsx'
import { GroupField } from '../parts/GroupField.tsx'
import { UnitField } from '../parts/UnitField.tsx'
import { useCounties } from '../parts/use-reference.ts'

export type Details = {
  readonly unitId: string | null
  readonly unitName: string
  readonly countyId: string | null
  readonly groupCode: string | null
  readonly reporterName: string
  readonly text: string
  readonly asked: Asked
}

/** The editable part of a case, as the form begins. */
export function detailsOf(found: Details): Details {
  const { unitId, unitName, countyId, groupCode, reporterName, text, asked } = found
  return { unitId, unitName, countyId, groupCode, reporterName, text, asked }
}

/** Only what changed is sent. */
export function changedDetails(before: Details, after: Partial<Details>): Partial<Details> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Details])))
}

export function DetailsFields({ value, onChange }: { value: Details; onChange: (value: Details) => void }) {
  const { t } = useWords()
  const counties = useCounties()
  const set = (change: Partial<Details>) => onChange({ ...value, ...change })
  return (
    <>
      <UnitField
        value={value.unitId}
        valueText={value.unitName}
        onChange={(unit) => set(unit ? { unitId: unit.id, unitName: unit.name, countyId: unit.countyId } : { unitId: null })}
      />
      {!value.unitId && (
        <TextField label={t('casework.page.unit-name')} value={value.unitName} onChange={(unitName) => set({ unitName })} maxLength={300} />
      )}
      <GroupField
        value={value.groupCode}
        onChange={(groupCode) => set({ groupCode })}
        text={value.text}
        unitId={value.unitId}
        countyId={value.countyId}
      />
      <AskedFields groupCode={value.groupCode} value={value.asked} onChange={(asked) => set({ asked })} />
      <ComboBox label={t('casework.page.county')} value={value.countyId} options={counties} onChange={(countyId) => set({ countyId })} />
      <TextField label={t('casework.page.reporter')} value={value.reporterName} onChange={(reporterName) => set({ reporterName })} maxLength={200} />
      <TextArea label={t('casework.page.text')} value={value.text} onChange={(text) => set({ text })} rows={6} maxLength={TEXT_MAX} />
    </>
  )
}
