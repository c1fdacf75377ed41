// The fixed form of an evidence type: what the agency's evidence should show. Everything may stay open.

import type { EvidenceType } from '#features/obstacles/catalogue/model.ts'
import { type EvidenceField, evidenceFields } from '#features/obstacles/catalogue/rules.ts'
import { MomentField } from '#features/casework/web/parts/MomentField.tsx'
import { DateField } from '#ui/parts/DateField.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'

type Values = Readonly<Record<string, string | number>>
type Props = { type: string; values: Values; onChange: (values: Record<string, string | number>) => void }

export function ExpectedFields({ type, values, onChange }: Props) {
  const set = (name: string, value: string | number | null) => {
    const { [name]: _, ...rest } = values
    onChange(value === null || value === '' ? rest : { ...rest, [name]: value })
  }
  return (
    <div className="sit-fields">
      {evidenceFields(type as EvidenceType).map((field) => (
        <Expected key={field.name} field={field} value={values[field.name]} onChange={(value) => set(field.name, value)} />
      ))}
    </div>
  )
}

type OneProps = { field: EvidenceField; value: string | number | undefined; onChange: (value: string | number | null) => void }

function Expected({ field, value, onChange }: OneProps) {
  const { t, has } = useWords()
  const label = t(`obstacles.field.${field.name}`)
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'day':
      return <DateField label={label} value={text || null} onChange={onChange} />
    case 'instant':
      return <MomentField label={label} value={text || null} onChange={onChange} />
    case 'amount':
    case 'count':
      return (
        <NumberField
          label={label}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          min={0}
          {...(field.kind === 'count' && { step: 1 })}
        />
      )
    case 'choice': {
      const word = (id: string) => ['obstacles.currency', 'obstacles.verdict'].map((prefix) => `${prefix}.${id}`).find(has) ?? id
      return (
        <Select
          label={label}
          value={text || null}
          options={(field.choices ?? []).map((id) => ({ id, text: t(word(id)) }))}
          placeholder={t('ui.choose')}
          onClear={() => onChange(null)}
          onChange={onChange}
        />
      )
    }
    default:
      return <TextField label={label} value={text} onChange={onChange} dir="auto" maxLength={field.kind === 'text' ? 2000 : 200} />
  }
}
