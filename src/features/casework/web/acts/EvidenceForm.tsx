// What a claim must show: the fields of the obstacle group's evidence type, drawn from the type itself.

import type { TSchema } from 'typebox'
import { evidenceTypes, type EvidenceType } from '#features/obstacles/catalogue/model.ts'
import { DateField } from '#ui/parts/DateField.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { MomentField } from '../parts/MomentField.tsx'

type Shape = {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
}
type Values = Readonly<Record<string, unknown>>

/** The fields of an evidence type in their order, with whether each must be filled. */
export function evidenceFields(type: string): { name: string; shape: Shape; must: boolean }[] {
  const schema = evidenceTypes[type as EvidenceType] as unknown as { properties: Record<string, TSchema>; required?: string[] } | undefined
  if (!schema) return []
  return Object.entries(schema.properties).map(([name, shape]) => ({ name, shape: shape as Shape, must: schema.required?.includes(name) ?? false }))
}

/** True when every obligatory field has a value; the server judges the rest. */
export function evidenceFilled(type: string, values: Values): boolean {
  return evidenceFields(type).every(({ name, must }) => !must || (values[name] !== undefined && values[name] !== null && values[name] !== ''))
}

type EvidenceFormProps = {
  type: string
  values: Values
  onChange: (values: Values) => void
  /** The resolution that asks for it; without one the obstacle's group does. */
  of?: { readonly code: string; readonly text: string }
  /** Another stands before it: the focus is not taken. */
  later?: boolean
}

/** `<EvidenceForm type={found.evidenceType} values={values} onChange={setValues} />` */
export function EvidenceForm({ type, values, onChange, of, later = false }: EvidenceFormProps) {
  const { t } = useWords()
  const set = (name: string, value: unknown) => onChange({ ...values, [name]: value === '' || value === null ? undefined : value })
  return (
    <fieldset className="cw-evidence">
      <legend>
        {t('casework.page.evidence')}: {t(`obstacles.evidence.${type}`)}
        {of && (
          <>
            {' — '}
            <bdi>{of.code}</bdi>
          </>
        )}
      </legend>
      {of && (
        <p className="cw-act-text" dir="auto">
          {of.text}
        </p>
      )}
      <p className="cw-muted">{t('casework.page.evidence.hint')}</p>
      {evidenceFields(type).map(({ name, shape, must }, index) => (
        <EvidenceField
          key={name}
          first={index === 0 && !later}
          name={name}
          shape={shape}
          must={must}
          value={values[name]}
          onChange={(value) => set(name, value)}
        />
      ))}
    </fieldset>
  )
}

type FieldProps = { first: boolean; name: string; shape: Shape; must: boolean; value: unknown; onChange: (value: unknown) => void }

function EvidenceField({ first, name, shape, must, value, onChange }: FieldProps) {
  const { t, has } = useWords()
  const label = t(`obstacles.field.${name}`)
  const text = typeof value === 'string' ? value : ''
  const choice = (id: string) =>
    ['obstacles.currency', 'obstacles.verdict', 'casework.page.choice'].map((prefix) => `${prefix}.${id}`).find(has) ?? id
  if (shape.enum)
    return (
      <Select
        label={label}
        value={text || null}
        options={shape.enum.map((id) => ({ id, text: t(choice(id)) }))}
        onChange={onChange}
        placeholder={t('ui.choose')}
        required={must}
      />
    )
  if (shape.format === 'date') return <DateField label={label} value={text || null} onChange={onChange} required={must} />
  if (shape.format === 'date-time') return <MomentField label={label} value={text || null} onChange={onChange} required={must} />
  if (shape.type === 'number' || shape.type === 'integer') {
    return (
      <NumberField
        label={label}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
        min={0}
        required={must}
        {...(shape.type === 'integer' && { step: 1 })}
      />
    )
  }
  if ((shape.maxLength ?? 0) > 500) {
    return (
      <TextArea
        label={label}
        value={text}
        onChange={onChange}
        rows={3}
        maxLength={shape.maxLength ?? 2000}
        required={must}
        {...(shape.minLength && { hint: t('casework.page.at-least', { count: shape.minLength }) })}
      />
    )
  }
  return <TextField label={label} value={text} onChange={onChange} dir="auto" maxLength={shape.maxLength ?? 200} required={must} autoFocus={first} />
}
