// One budget: amount and unit, the shipped value beside it, saved by its own button.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { PolicyRow } from '../../queues/model.ts'

const units = ['hours', 'workingHours', 'days', 'workingDays'] as const
type Unit = PolicyRow['unit']

export function PolicyLine({ row }: { row: PolicyRow }) {
  const { t, locale, has } = useWords()
  const { role } = useActor()
  const [amount, setAmount] = useState<number | null>(row.amount)
  const [unit, setUnit] = useState<Unit>(row.unit)
  const save = useAct(api.setPolicy, { refetch: ['policies'], done: t('casework.page.policy.saved') })
  const may = role === 'centreHead' || role === 'admin'
  const changed = amount !== row.amount || unit !== row.unit
  const word = `casework.page.policy.step.${row.step}`
  const name = has(word) ? t(word) : row.step
  const whyNot = !may
    ? new Problem('law/not-yours', 403, { act: t('casework.page.policy') })
    : !changed || !amount
      ? new Problem('casework/nothing-changed', 422)
      : null
  const set = (next: { amount: number; unit: Unit }) => {
    setAmount(next.amount)
    setUnit(next.unit)
    void save.run({ body: { priority: row.priority, rung: row.rung, step: row.step, ...next } })
  }
  const shipped = t('casework.page.policy.shipped', {
    amount: formatNumber(row.default.amount, locale),
    unit: t(`casework.page.policy.unit.${row.default.unit}`),
  })
  return (
    <li className="cw-policy-line">
      <span className="cw-policy-name">
        {name} {row.edited && <Badge tone="info">{t('casework.page.policy.edited')}</Badge>}
        <span className="cw-muted">{shipped}</span>
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
        <Button
          size="small"
          kind={changed ? 'primary' : 'secondary'}
          busy={save.busy}
          whyNot={whyNot}
          onPress={() => amount && set({ amount, unit })}
        >
          {t('ui.save')}
        </Button>
        {row.edited && may && (
          <Button
            size="small"
            kind="quiet"
            icon="undo"
            label={t('casework.page.policy.reset', { name })}
            onPress={() => set({ amount: row.default.amount, unit: row.default.unit as Unit })}
          />
        )}
      </span>
    </li>
  )
}
