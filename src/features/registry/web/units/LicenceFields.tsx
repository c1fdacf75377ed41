import { checkBusinessId, type Checked } from '#kernel/identity.ts'
import type { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DateField } from '#ui/parts/DateField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { licenceKinds } from '../../units/model.ts'
import { CheckedField } from './UnitFields.tsx'
import { type LicenceDraft, newLicence } from './unit-draft.ts'

const anything = (raw: string): Checked => ({ ok: true, value: raw })

/** Business identifiers and licences: as many as the unit has. */
export function LicenceFields({
  rows,
  onChange,
  problem,
}: {
  rows: readonly LicenceDraft[]
  onChange: (rows: readonly LicenceDraft[]) => void
  problem: Problem | null
}) {
  const { t } = useWords()
  const set = (at: number, part: Partial<LicenceDraft>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)))
  return (
    <div className="form">
      {rows.map((row, i) => (
        <fieldset key={row.key} className="rows">
          <legend className="visually-hidden">{t('registry.licence.row', { n: i + 1 })}</legend>
          <div className="form-row">
            <Select
              label={t('registry.licence.kind')}
              value={row.kind}
              options={licenceKinds.map((id) => ({ id, text: t(`registry.licenceKind.${id}`) }))}
              onChange={(kind) => set(i, { kind })}
            />
            <CheckedField
              label={t('registry.licence.number')}
              value={row.number}
              onChange={(number) => set(i, { number })}
              check={row.kind === 'businessId' ? checkBusinessId : anything}
              field={`licences.${i}`}
              problem={problem}
              required
            />
            <TextField
              label={t('registry.unit.isic')}
              value={row.isic}
              onChange={(isic) => set(i, { isic })}
              dir="ltr"
              inputMode="numeric"
              maxLength={12}
            />
            <DateField label={t('registry.licence.issuedOn')} value={row.issuedOn} onChange={(issuedOn) => set(i, { issuedOn })} />
            <DateField label={t('registry.licence.expiresOn')} value={row.expiresOn} onChange={(expiresOn) => set(i, { expiresOn })} />
          </div>
          <Button kind="quiet" size="small" icon="trash" onPress={() => onChange(rows.filter((_, at) => at !== i))}>
            {t('registry.licence.remove')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button icon="plus" onPress={() => onChange([...rows, newLicence()])}>
          {t('registry.licence.add')}
        </Button>
      </div>
    </div>
  )
}
