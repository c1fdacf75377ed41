import { useState } from 'react'
import { type Checked, checkLegalEntityId, checkPostalCode } from '#kernel/identity.ts'
import { Problem } from '#kernel/problem.ts'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { unitStates } from '../../units/model.ts'
import { usePlaces } from '../use-places.ts'
import type { UnitDraft } from './unit-draft.ts'

type Props = { draft: UnitDraft; onChange: (part: Partial<UnitDraft>) => void; problem: Problem | null; tried: boolean }

/** Name, identifiers, place and production of a unit. Check digits are tested as soon as a field is left; `tried`: somebody wanted to save. */
export function UnitFields({ draft, onChange, problem, tried }: Props) {
  const { t } = useWords()
  const places = usePlaces()
  return (
    <div className="form">
      <TextField
        label={t('registry.unit.name')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        required
        autoFocus
        maxLength={200}
        error={tried && !draft.name.trim() ? t('problem.registry/empty-name') : null}
      />
      <div className="form-row">
        <CheckedField
          label={t('registry.unit.legalEntityId')}
          hint={t('registry.unit.legalEntityHint')}
          value={draft.legalEntityId}
          onChange={(legalEntityId) => onChange({ legalEntityId })}
          check={checkLegalEntityId}
          field="legalEntityId"
          problem={problem}
        />
        <Select
          label={t('registry.unit.state')}
          value={draft.state}
          options={unitStates.map((id) => ({ id, text: t(`registry.unitState.${id}`) }))}
          onChange={(state) => onChange({ state })}
        />
      </div>
      <div className="form-row">
        <TextField label={t('registry.unit.activity')} value={draft.activity} onChange={(activity) => onChange({ activity })} maxLength={300} />
        <TextField
          label={t('registry.unit.isic')}
          value={draft.isic}
          onChange={(isic) => onChange({ isic })}
          dir="ltr"
          inputMode="numeric"
          maxLength={12}
        />
      </div>
      <div className="form-row">
        <Select
          label={t('registry.county')}
          value={draft.countyId}
          options={places.countyOptions}
          placeholder={t('ui.choose')}
          required
          error={tried && !draft.countyId ? t('registry.county.choose') : null}
          onChange={(countyId) => onChange({ countyId, parkId: null })}
        />
        <Select
          label={t('registry.unit.park')}
          value={draft.parkId}
          options={places.parkOptions(draft.countyId)}
          placeholder={t('registry.unit.noPark')}
          onChange={(parkId) => onChange({ parkId })}
          onClear={() => onChange({ parkId: null })}
          disabled={!draft.countyId}
        />
      </div>
      <TextArea label={t('registry.unit.address')} value={draft.address} onChange={(address) => onChange({ address })} rows={2} maxLength={500} />
      <div className="form-row">
        <CheckedField
          label={t('registry.unit.postalCode')}
          value={draft.postalCode}
          onChange={(postalCode) => onChange({ postalCode })}
          check={checkPostalCode}
          field="postalCode"
          problem={problem}
        />
        <NumberField
          label={t('registry.unit.employees')}
          value={draft.employees}
          onChange={(employees) => onChange({ employees })}
          min={0}
          max={1_000_000}
        />
        <NumberField label={t('registry.unit.shifts')} value={draft.shifts} onChange={(shifts) => onChange({ shifts })} min={1} max={3} />
      </div>
      <div className="form-row">
        <NumberField
          label={t('registry.unit.nominalCapacity')}
          hint={t('registry.unit.nominalHint')}
          value={draft.nominalCapacity}
          onChange={(nominalCapacity) => onChange({ nominalCapacity })}
          min={0}
        />
        <NumberField
          label={t('registry.unit.actualCapacity')}
          value={draft.actualCapacity}
          onChange={(actualCapacity) => onChange({ actualCapacity })}
          min={0}
        />
        <TextField
          label={t('registry.unit.capacityUnit')}
          hint={t('registry.unit.capacityUnitHint')}
          value={draft.capacityUnit}
          onChange={(capacityUnit) => onChange({ capacityUnit })}
          maxLength={40}
        />
      </div>
    </div>
  )
}

type CheckedProps = {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  check: (raw: string) => Checked
  /** The name under which the server tells of this field. */
  field: string
  problem: Problem | null
  type?: 'text' | 'tel'
  required?: boolean
  hideLabel?: boolean
}

/** A number with a form of its own: says what is wrong when it is left, and forgives while it is written. */
export function CheckedField({ check, field, problem, value, onChange, ...rest }: CheckedProps) {
  const { say } = useWords()
  const [left, setLeft] = useState(false)
  const found = left && value.trim() !== '' ? check(value) : null
  const here =
    found?.ok === false ? new Problem(found.reason, 422) : problem?.details['field'] === field && problem.details['value'] === value ? problem : null
  return (
    <TextField
      {...rest}
      value={value}
      onChange={(next) => {
        setLeft(false)
        onChange(next)
      }}
      onBlur={() => setLeft(true)}
      dir="ltr"
      inputMode={rest.type === 'tel' ? 'tel' : 'numeric'}
      maxLength={40}
      error={here ? say(here) : null}
    />
  )
}
