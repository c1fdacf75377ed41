// One field of an act's form.

import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { type DossierView, priorities } from '../../../dossiers/model.ts'
import { CasesField } from '../making/CasesField.tsx'
import { useBodies } from '../use-bodies.ts'
import { DocumentsField } from './DocumentsField.tsx'
import { type Field, labelKey } from './forms.ts'

type Props = { act: string; field: Field; dossier: DossierView; value: unknown; onChange: (value: unknown) => void }

export function ActField({ act, field, dossier, value, onChange }: Props) {
  const { t, has } = useWords()
  const label = t(labelKey(act, field.name, has))
  const hint = `workgroup.dossiers.field.${act}.${field.name}.hint`
  const common = { label, required: field.required ?? false, ...(has(hint) && { hint: t(hint) }) }
  switch (field.kind) {
    case 'line':
      return <TextField {...common} value={(value as string) ?? ''} onChange={onChange} maxLength={300} />
    case 'text':
      return <TextArea {...common} value={(value as string) ?? ''} onChange={onChange} rows={3} maxLength={20_000} />
    case 'rials':
      return (
        <NumberField
          {...common}
          value={(value as number) ?? null}
          onChange={(n) => onChange(n ?? 0)}
          min={0}
          max={1e15}
          unit={t('workgroup.dossiers.rials')}
        />
      )
    case 'count':
      return <NumberField {...common} value={(value as number) ?? null} onChange={(n) => onChange(n ?? 0)} min={0} max={1_000_000} />
    case 'priority':
      return (
        <RadioGroup
          label={label}
          direction="row"
          value={(value as string) ?? 'normal'}
          options={priorities.map((id) => ({ id, text: t(`workgroup.dossiers.priority.${id}`) }))}
          onChange={onChange}
        />
      )
    case 'cases':
      return <CasesField label={label} value={(value as string[]) ?? []} onChange={onChange} except={dossier.caseRefs.map((c) => c.id)} />
    case 'case':
      return (
        <Select
          {...common}
          value={(value as string) ?? null}
          options={dossier.caseRefs.map((c) => ({ id: c.id, text: c.code }))}
          onChange={onChange}
        />
      )
    case 'documents':
      return <DocumentsField label={label} value={(value as string[]) ?? ['']} onChange={onChange} />
    case 'paper':
      return <Paper label={label} dossier={dossier} value={(value as number[]) ?? []} onChange={onChange} />
    case 'yes':
      return (
        <Checkbox value={value === true} onChange={onChange}>
          {label}
        </Checkbox>
      )
    default:
      return <BodyField {...common} kind={field.kind} value={(value as string) ?? null} onChange={onChange} />
  }
}

type BodyProps = { label: string; required: boolean; kind: 'body' | 'committee'; value: string | null; onChange: (value: string | null) => void }
function BodyField({ kind, onChange, ...common }: BodyProps) {
  const { t } = useWords()
  const bodies = useBodies()
  const options = kind === 'body' ? bodies.deciding : bodies.committees
  return (
    <Select {...common} options={options} placeholder={t(`workgroup.dossiers.choose.${kind}`)} onChange={onChange} onClear={() => onChange(null)} />
  )
}

/** Documents that nobody attached: the clerk may say that they came on paper. */
function Paper({ label, dossier, value, onChange }: { label: string; dossier: DossierView; value: number[]; onChange: (value: number[]) => void }) {
  const missing = dossier.documents.filter((d) => !d.brought)
  if (!missing.length) return null
  return (
    <fieldset className="ds-fields">
      <legend>{label}</legend>
      <Stack gap={2}>
        {missing.map((d) => (
          <Checkbox key={d.no} value={value.includes(d.no)} onChange={(on) => onChange(on ? [...value, d.no] : value.filter((n) => n !== d.no))}>
            {d.name}
          </Checkbox>
        ))}
      </Stack>
    </fieldset>
  )
}
