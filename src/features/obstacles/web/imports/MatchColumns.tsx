// Which column is what: guessed or remembered, shown with the first rows as they are understood, confirmed by a person.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { importsApi as api } from '../../imports/api.ts'
import { type Columns, fieldNames, type ImportCard, moneyUnits, type PreviewForm, yearReadings } from '../../imports/model.ts'
import { Notes } from './Notes.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { usePreview } from './use-preview.ts'

export function MatchColumns({ card }: { card: ImportCard }) {
  const { t } = useWords()
  const [form, setForm] = useState<PreviewForm>({})
  const [name, setName] = useState(card.name)
  const { preview, problem, loading } = usePreview(card.id, form)
  const start = useAct(api.startImport, { problems: 'inline', refetch: [`import:${card.id}`] })
  if (!preview) return problem ? <ProblemBox problem={problem} /> : <Skeleton lines={10} label={t('ui.loading')} />
  const { columns, options, headings } = preview
  const now = { sheet: preview.sheet, headerRows: preview.headerRows, columns, options }
  const change = (part: PreviewForm) => setForm({ ...now, ...part })
  const choose = (field: keyof Columns, id: string | null) => {
    const { [field]: _, ...rest } = columns
    change({ columns: id === null ? rest : { ...rest, [field]: Number(id) } })
  }
  const width = Math.max(headings.length, ...preview.rows.map((row) => row.raw.length))
  const choices = Array.from({ length: width }, (_, i) => ({ id: String(i), text: headings[i] || t('obstacles.imports.column', { no: i + 1 }) }))
  return (
    <Stack gap={4}>
      <ProblemBox problem={problem ?? start.problem} />
      <Card title={t('obstacles.imports.match')}>
        <Stack gap={4}>
          <p className="muted">{t(preview.remembered ? 'obstacles.imports.remembered' : 'obstacles.imports.guessed')}</p>
          <div className="import-fields">
            <TextField label={t('obstacles.imports.name')} value={name} onChange={setName} />
            {preview.sheets.length > 1 && (
              <Select
                label={t('obstacles.imports.sheet')}
                value={preview.sheet}
                options={preview.sheets.map((s) => ({ id: s.name, text: s.hidden ? t('obstacles.imports.hiddenSheet', { name: s.name }) : s.name }))}
                onChange={(sheet) => setForm({ sheet, options })}
              />
            )}
            <NumberField
              label={t('obstacles.imports.headerRows')}
              value={preview.headerRows}
              min={0}
              max={10}
              onChange={(n) => n !== null && n !== preview.headerRows && setForm({ sheet: preview.sheet, headerRows: n, options })}
            />
            <Select
              label={t('obstacles.imports.moneyUnit')}
              value={options.moneyUnit}
              options={moneyUnits.map((id) => ({ id, text: t(`obstacles.imports.money.${id}`) }))}
              onChange={(moneyUnit) => change({ options: { ...options, moneyUnit } })}
            />
            <Select
              label={t('obstacles.imports.twoDigitYears')}
              value={options.twoDigitYears}
              options={yearReadings.map((id) => ({ id, text: t(`obstacles.imports.years.${id}`) }))}
              onChange={(twoDigitYears) => change({ options: { ...options, twoDigitYears } })}
            />
          </div>
          <div className="import-fields">
            {fieldNames.map((field) => (
              <Select
                key={field}
                label={t(`obstacles.column.${field}`)}
                required={field === 'text'}
                value={columns[field] === undefined ? null : String(columns[field])}
                options={choices}
                placeholder={t('obstacles.imports.noColumn')}
                onClear={() => choose(field, null)}
                onChange={(id) => choose(field, id)}
              />
            ))}
          </div>
          <Stack row gap={3}>
            <Button
              kind="primary"
              icon="check"
              busy={start.busy || loading}
              onPress={() => void start.run({ params: { id: card.id }, body: { ...now, name } })}
            >
              {t('obstacles.imports.start')}
            </Button>
          </Stack>
        </Stack>
      </Card>
      <Notes notes={preview.notes} encoding={preview.encoding} />
      <PreviewTable preview={preview} />
    </Stack>
  )
}
