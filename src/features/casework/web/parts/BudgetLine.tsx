// One deadline as data: amount and unit, the shipped value beside it, saved and put back by its own buttons.

import '../casework.css'
import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { useWords } from '#ui/words.tsx'
import type { PolicyRow } from '../../queues/model.ts'

const units = ['hours', 'workingHours', 'days', 'workingDays'] as const satisfies PolicyRow['unit'][]
export type Budget = Pick<PolicyRow, 'amount' | 'unit'>

type Props = {
  name: string
  /** From when to when it counts. */
  why?: string
  row: Pick<PolicyRow, 'amount' | 'unit' | 'default' | 'edited'>
  may: boolean
  busy: boolean
  onSave: (budget: Budget) => void
  /** Asked for the shipped value. */
  onReset: (shipped: Budget) => void
}

/** An item of a list: `<ul><BudgetLine … /></ul>`. */
export function BudgetLine({ name, why, row, may, busy, onSave, onReset }: Props) {
  const { t, locale } = useWords()
  const [amount, setAmount] = useState<number | null>(row.amount)
  const [unit, setUnit] = useState(row.unit)
  const changed = amount !== row.amount || unit !== row.unit
  const whyNot = !may
    ? new Problem('law/not-yours', 403, { act: t('casework.page.policy') })
    : !changed || !amount
      ? new Problem('casework/nothing-changed', 422)
      : null
  const shipped = t('casework.page.policy.shipped', {
    amount: formatNumber(row.default.amount, locale),
    unit: t(`casework.page.policy.unit.${row.default.unit}`),
  })
  const reset = () => {
    const budget = { amount: row.default.amount, unit: row.default.unit as Budget['unit'] }
    setAmount(budget.amount)
    setUnit(budget.unit)
    onReset(budget)
  }
  return (
    <li className="cw-policy-line">
      <span className="cw-policy-name">
        {name} {row.edited && <Badge tone="info">{t('casework.page.policy.edited')}</Badge>}
        <span className="cw-muted">{why ? `${why} · ${shipped}` : shipped}</span>
      </span>
      <NumberField
        label={t('casework.page.policy.amount', { name })}
        hideLabel
        value={amount}
        onChange={setAmount}
        min={1}
        max={10_000}
        disabled={!may}
      />
      <Select
        label={t('casework.page.policy.unit', { name })}
        hideLabel
        value={unit}
        options={units.map((id) => ({ id, text: t(`casework.page.policy.unit.${id}`) }))}
        onChange={setUnit}
        disabled={!may}
      />
      <span className="cw-policy-acts">
        <Button size="small" kind={changed ? 'primary' : 'secondary'} busy={busy} whyNot={whyNot} onPress={() => amount && onSave({ amount, unit })}>
          {t('ui.save')}
        </Button>
        {row.edited && may && (
          <Button size="small" kind="quiet" icon="undo" busy={busy} label={t('casework.page.policy.reset', { name })} onPress={reset} />
        )}
      </span>
    </li>
  )
}
