// What the producer does for it, each with its own date.

import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DateField } from '#ui/parts/DateField.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'

export type DutyDraft = { text: string; due: string | null }
type Props = { duties: readonly DutyDraft[]; min: string; onChange: (duties: DutyDraft[]) => void }

export function Duties({ duties, min, onChange }: Props) {
  const { t, locale } = useWords()
  const change = (at: number, part: Partial<DutyDraft>) => onChange(duties.map((d, i) => (i === at ? { ...d, ...part } : d)))
  return (
    <fieldset className="sit-fieldset">
      <legend>{t('workgroup.sitting.draft.duties')}</legend>
      {duties.map((duty, at) => (
        <div key={at} className="sit-duty">
          <TextField
            label={t('workgroup.sitting.draft.duty', { no: formatNumber(at + 1, locale) })}
            value={duty.text}
            onChange={(text) => change(at, { text })}
            maxLength={1000}
          />
          <DateField label={t('workgroup.sitting.draft.duty.due')} value={duty.due} onChange={(due) => change(at, { due })} min={min} />
          <Button
            kind="quiet"
            icon="trash"
            label={t('workgroup.sitting.draft.duty.remove')}
            onPress={() => onChange(duties.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button size="small" icon="plus" onPress={() => onChange([...duties, { text: '', due: null }])}>
        {t('workgroup.sitting.draft.duty.add')}
      </Button>
    </fieldset>
  )
}
