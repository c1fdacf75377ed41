// What the chosen group asks about an obstacle: a few optional fields, drawn from the catalogue's own list.

import { type AskKind, intakeFields } from '#features/obstacles/catalogue/model.ts'
import { DateField } from '#ui/parts/DateField.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import type { Asked } from '../../model.ts'
import { MomentField } from './MomentField.tsx'
import { useGroups } from './use-reference.ts'

type AskedFieldsProps = { groupCode: string | null; value: Asked; onChange: (value: Asked) => void }

/** Nothing while no group is chosen, or when it asks nothing. An emptied field is sent empty: that takes the answer back. */
export function AskedFields({ groupCode, value, onChange }: AskedFieldsProps) {
  const { t } = useWords()
  const asks = useGroups().find((group) => group.code === groupCode)?.asks ?? []
  const names = asks.filter((name): name is keyof typeof intakeFields => name in intakeFields)
  if (names.length === 0) return null
  return (
    <fieldset className="cw-asked">
      <legend>{t('casework.page.asked')}</legend>
      <p className="cw-muted">{t('casework.page.asked.hint')}</p>
      <div className="cw-pair">
        {names.map((name) => (
          <AskedField
            key={name}
            kind={intakeFields[name]}
            label={t(`obstacles.ask.${name}`)}
            value={value[name] ?? ''}
            onChange={(next) => onChange({ ...value, [name]: next })}
          />
        ))}
      </div>
    </fieldset>
  )
}

type AskedFieldProps = { kind: AskKind; label: string; value: string; onChange: (value: string) => void }

function AskedField({ kind, label, value, onChange }: AskedFieldProps) {
  const { t } = useWords()
  if (kind === 'day') return <DateField label={label} value={value || null} onChange={(day) => onChange(day ?? '')} />
  if (kind === 'instant') return <MomentField label={label} value={value || null} onChange={(at) => onChange(at ?? '')} />
  if (kind === 'amount' || kind === 'count' || kind === 'quantity')
    return (
      <NumberField
        label={label}
        value={value === '' ? null : Number(value)}
        onChange={(n) => onChange(n === null ? '' : String(n))}
        min={0}
        {...(kind === 'count' && { step: 1 })}
        {...(kind === 'amount' && { unit: t('casework.page.rial') })}
      />
    )
  return <TextField label={label} value={value} onChange={onChange} maxLength={500} dir={kind === 'year' ? 'ltr' : 'auto'} />
}
