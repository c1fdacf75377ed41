// One field of an act's form, by its kind.

import { tehranDay } from '#kernel/jalali.ts'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { TEXT_MAX } from '../../model.ts'
import { CaseField } from '../parts/CaseField.tsx'
import { GroupField } from '../parts/GroupField.tsx'
import { KnotField } from '../parts/KnotField.tsx'
import { MomentField } from '../parts/MomentField.tsx'
import { useAgencies } from '../parts/use-reference.ts'
import { isNeeded } from './body.ts'
import { DeskPicker, noRoute, type Route } from './DeskPicker.tsx'
import { changedDetails, type Details, DetailsFields, detailsOf } from './DetailsFields.tsx'
import { AskedEvidence, type Asks, asksOn } from './AskedEvidence.tsx'
import { EvidenceForm } from './EvidenceForm.tsx'
import type { ActField } from './forms.ts'
import { Said } from './Said.tsx'

type Values = Readonly<Record<string, unknown>>
export type Subject = Pick<
  CaseView,
  | 'id'
  | 'code'
  | 'version'
  | 'groupCode'
  | 'countyId'
  | 'unitId'
  | 'unitName'
  | 'reporterName'
  | 'text'
  | 'asked'
  | 'evidenceType'
  | 'rung'
  | 'confidential'
  | 'priority'
> & {
  readonly referrals: readonly { readonly id: string; readonly deskId: string; readonly state: string; readonly asks: Asks }[]
}
const desksIn = (subject: Subject, states: readonly string[]) =>
  subject.referrals.filter((one) => states.includes(one.state)).map((one) => one.deskId)
export const liveDesks = (subject: Subject) => desksIn(subject, ['sent', 'accepted', 'in_progress', 'waiting'])
export const refusedDesks = (subject: Subject) => desksIn(subject, ['declined'])

type FieldOfProps = {
  act: string
  field: ActField
  values: Values
  set: (change: Values) => void
  subject: Subject
  referralId?: string | undefined
  first: boolean
}

export function FieldOf({ act, field, values, set, subject, referralId, first }: FieldOfProps) {
  const { t, has } = useWords()
  const value = values[field.name]
  const text = typeof value === 'string' ? value : ''
  const special = `casework.page.field.${act}.${field.name}`
  const label = t(has(special) ? special : `casework.page.field.${field.name}`)
  switch (field.kind) {
    case 'text':
      return (
        <TextArea
          label={label}
          value={text}
          onChange={(next) => set({ [field.name]: next })}
          maxLength={TEXT_MAX}
          required={!field.optional}
          autoFocus={first}
        />
      )
    case 'line':
      return (
        <TextField
          label={label}
          value={text}
          onChange={(next) => set({ [field.name]: next })}
          required={!field.optional}
          autoFocus={first}
          dir={field.ltr ? 'ltr' : 'auto'}
        />
      )
    case 'choice':
      return (
        <RadioGroup
          label={label}
          value={text || null}
          options={field.values.map((id) => ({ id, text: t(`casework.page.choice.${id}`) }))}
          onChange={(next) => set({ [field.name]: next })}
          required
          direction={field.row ? 'row' : 'column'}
        />
      )
    case 'yes':
      return (
        <Checkbox value={value === true} onChange={(next) => set({ [field.name]: next })}>
          {label}
        </Checkbox>
      )
    case 'moment':
      return (
        <MomentField
          label={label}
          value={text || null}
          onChange={(next) => set({ [field.name]: next ?? '' })}
          required
          {...(field.future && { min: tehranDay(new Date()) })}
        />
      )
    case 'rung':
      return (
        <RungField
          label={label}
          value={typeof value === 'number' ? value : null}
          from={subject.rung}
          onChange={(rung) => set({ rung })}
          signature={String(values['signature'] ?? '')}
          onSign={(signature) => set({ signature })}
        />
      )
    case 'group':
      return <GroupField value={text || null} onChange={(next) => set({ [field.name]: next ?? '' })} text={String(values['text'] ?? '')} />
    case 'case':
      return <CaseField label={label} onChange={(next) => set({ [field.name]: next ?? '' })} />
    case 'knot':
      return <KnotField label={label} value={text || null} onChange={(next) => set({ [field.name]: next ?? '' })} />
    case 'desk':
      return (
        <DeskField
          label={label}
          value={text || null}
          onChange={(next) => set({ [field.name]: next ?? '' })}
          optional={!isNeeded(act, field, values)}
        />
      )
    case 'desks':
      return (
        <DeskPicker
          value={(value as Route | undefined) ?? noRoute}
          onChange={(next) => set({ [field.name]: next })}
          groupCode={subject.groupCode}
          countyId={subject.countyId}
          taken={liveDesks(subject)}
          refused={refusedDesks(subject)}
        />
      )
    case 'evidence': {
      const asks = asksOn(subject, referralId)
      if (asks.length) return <AskedEvidence asks={asks} values={values} set={set} />
      return (
        <EvidenceForm type={subject.evidenceType} values={(value as Values | undefined) ?? {}} onChange={(next) => set({ [field.name]: next })} />
      )
    }
    case 'details': {
      // Only what this person changed is kept: the rest follows the case, so that a colleague's correction is not undone.
      const before = detailsOf(subject)
      return (
        <DetailsFields
          value={{ ...before, ...(value as Partial<Details> | undefined) }}
          onChange={(next) => set({ [field.name]: changedDetails(before, next) })}
        />
      )
    }
    case 'said':
      return <Said value={text} onChange={(next) => set({ [field.name]: next })} />
  }
}

function DeskField({
  label,
  value,
  onChange,
  optional,
}: {
  label: string
  value: string | null
  onChange: (id: string | null) => void
  optional: boolean
}) {
  const { desks, loading } = useAgencies()
  return (
    <ComboBox
      label={label}
      value={value}
      options={desks.map((one) => ({ id: one.desk.id, text: one.text, more: one.more }))}
      onChange={onChange}
      loading={loading}
      required={!optional}
    />
  )
}

type RungFieldProps = {
  label: string
  value: number | null
  from: number
  onChange: (rung: number) => void
  signature: string
  onSign: (name: string) => void
}

/** The rungs above the present one; the fifth is never automatic and wants a signature. */
function RungField({ label, value, from, onChange, signature, onSign }: RungFieldProps) {
  const { t } = useWords()
  const { role } = useActor()
  const rungs = [2, 3, 4, 5].filter((rung) => rung > from && (rung < 5 || role === 'secretary'))
  return (
    <>
      <RadioGroup
        label={label}
        value={value === null ? null : String(value)}
        options={rungs.map((rung) => ({ id: String(rung), text: t(`casework.page.rung.${rung}`) }))}
        onChange={(id) => onChange(Number(id))}
        required
      />
      {value === 5 && <TextField label={t('casework.page.field.signature')} value={signature} onChange={onSign} required />}
    </>
  )
}
