// One field of an act's form.

import { tehranDay } from '#kernel/jalali.ts'
import { EvidenceForm } from '#features/casework/web/acts/EvidenceForm.tsx'
import { DateField } from '#ui/parts/DateField.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import type { Field, Values } from './forms.ts'

type Props = {
  act: string
  field: Field
  evidenceType: string
  value: unknown
  onChange: (value: unknown) => void
  first: boolean
}

export function ActField({ act, field, evidenceType, value, onChange, first }: Props) {
  const { t, has } = useWords()
  const special = `workgroup.resolutions.field.${act}.${field.name}`
  const label = t(has(special) ? special : `workgroup.resolutions.field.${field.name}`)
  const hint = has(`${special}.hint`) ? t(`${special}.hint`) : null
  const written = typeof value === 'string' ? value : ''
  const common = { label, required: field.required ?? false, ...(hint && { hint }) }
  switch (field.kind) {
    case 'line':
      return <TextField {...common} value={written} onChange={onChange} maxLength={300} autoFocus={first} dir="auto" />
    case 'text':
      return <TextArea {...common} value={written} onChange={onChange} rows={4} maxLength={10_000} autoFocus={first} />
    case 'day': {
      const today = tehranDay(new Date())
      const reach = field.past ? { max: today } : { min: today }
      return <DateField {...common} {...reach} value={written || null} onChange={(day) => onChange(day ?? '')} />
    }
    case 'choice':
      return (
        <RadioGroup
          {...common}
          value={written || null}
          options={(field.values ?? []).map((id) => ({ id, text: t(`${field.words}.${id}`) }))}
          onChange={onChange}
        />
      )
    case 'evidence':
      return <EvidenceForm type={evidenceType} values={(value as Values | undefined) ?? {}} onChange={onChange} />
  }
}
