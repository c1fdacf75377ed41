// One field of an act's form.

import { formatNumber } from '#kernel/format.ts'
import { tehranDay } from '#kernel/jalali.ts'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { DateField } from '#ui/parts/DateField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { type KnotView, targetKinds } from '../../knots/model.ts'
import { FindObstacles } from './FindObstacles.tsx'
import type { Field } from './forms.ts'
import { KnotChoice } from './KnotChoice.tsx'
import { useAgencies, usePanels } from './use-names.ts'

export type ActFieldProps = {
  field: Field
  knot: Pick<KnotView, 'id' | 'groupCodes' | 'agencyFa' | 'panelFa'> | null
  value: string | null
  onChange: (value: string | null) => void
  ids: readonly string[]
  onIds: (ids: readonly string[]) => void
}

export function ActField({ field, knot, value, onChange, ids, onIds }: ActFieldProps) {
  const { t, locale, has } = useWords()
  const label = t(`obstacles.knots.field.${field.name === 'obstacleIds' ? 'count' : field.name}`)
  const hintKey = `obstacles.knots.hint.${field.name}`
  const common = { label, required: field.required ?? false, ...(has(hintKey) && { hint: t(hintKey) }) }
  switch (field.kind) {
    case 'line':
      return <TextField {...common} value={value ?? ''} onChange={onChange} maxLength={300} />
    case 'text':
      return <TextArea {...common} value={value ?? ''} onChange={onChange} rows={3} maxLength={6000} />
    case 'day':
      return <DateField {...common} value={value} onChange={onChange} max={tehranDay(new Date())} />
    case 'choice':
      return (
        <Select
          {...common}
          value={value}
          options={targetKinds.map((kind) => ({ id: kind as string, text: t(`obstacles.knots.target.${kind}`) }))}
          onChange={onChange}
        />
      )
    case 'agency':
      return <AgencyField {...common} value={value} onChange={onChange} />
    case 'panel':
      return <PanelField {...common} value={value} onChange={onChange} />
    case 'knot':
      return <KnotChoice {...common} value={value} onChange={onChange} except={knot?.id ?? null} />
    case 'found':
      return <FindObstacles ids={ids} onChange={onIds} groupCodes={knot?.groupCodes ?? []} />
    default:
      return <p>{ids.length ? t('obstacles.knots.chosen', { count: formatNumber(ids.length, locale) }) : t('obstacles.knots.choose.first')}</p>
  }
}

type Choice = { label: string; required: boolean; value: string | null; onChange: (value: string | null) => void }

/** Nothing where the list of agencies is not open to this role: the body's name is enough. */
function AgencyField({ value, onChange, ...common }: Choice) {
  const options = useAgencies()
  return options.length ? <ComboBox {...common} value={value} options={options} onChange={onChange} /> : null
}

function PanelField({ value, onChange, ...common }: Choice) {
  const options = usePanels()
  return options.length ? <Select {...common} value={value} options={options} onChange={onChange} /> : null
}
