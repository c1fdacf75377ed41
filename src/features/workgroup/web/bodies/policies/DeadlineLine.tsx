// One deadline: amount and unit, the shipped value beside it, saved by its own button.

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
import { bodiesApi } from '../../../bodies/api.ts'
import { type PolicyRow, units } from '../../../bodies/policies/model.ts'

export function DeadlineLine({ row }: { row: PolicyRow }) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const [amount, setAmount] = useState<number | null>(row.amount)
  const [unit, setUnit] = useState(row.unit)
  const refetch = ['workgroup-policies']
  const save = useAct(bodiesApi.setDeadline, { refetch, done: t('workgroup.policies.saved') })
  const reset = useAct(bodiesApi.resetDeadline, { refetch, done: t('workgroup.policies.wasReset') })
  const may = (bodiesApi.setDeadline.may as readonly string[]).includes(role)
  const changed = amount !== row.amount || unit !== row.unit
  const name = t(`workgroup.policies.step.${row.step}`)
  const key = { step: row.step, priority: row.priority }
  const whyNot = !may ? new Problem('law/not-yours', 403) : !changed || !amount ? new Problem('workgroup/nothing-changed', 422) : null
  return (
    <li className="wb-policy">
      <span className="wb-two">
        <span className="wb-name">
          {name} {row.edited && <Badge tone="info">{t('workgroup.policies.edited')}</Badge>}
        </span>
        <small>
          {t(`workgroup.policies.why.${row.step}`)} ·{' '}
          {t('workgroup.policies.shipped', {
            amount: formatNumber(row.default.amount, locale),
            unit: t(`workgroup.policies.unit.${row.default.unit}`),
          })}
        </small>
      </span>
      <NumberField
        label={t('workgroup.policies.amount', { name })}
        hideLabel
        value={amount}
        onChange={setAmount}
        min={1}
        max={10_000}
        disabled={!may}
      />
      <Select
        label={t('workgroup.policies.unitOf', { name })}
        hideLabel
        value={unit}
        options={units.map((id) => ({ id, text: t(`workgroup.policies.unit.${id}`) }))}
        onChange={setUnit}
        disabled={!may}
      />
      <span className="wb-policy-acts">
        <Button
          size="small"
          kind={changed ? 'primary' : 'secondary'}
          busy={save.busy}
          whyNot={whyNot}
          onPress={() => amount && void save.run({ body: { ...key, amount, unit } })}
        >
          {t('ui.save')}
        </Button>
        {row.edited && may && (
          <Button
            size="small"
            kind="quiet"
            icon="undo"
            busy={reset.busy}
            label={t('workgroup.policies.reset', { name })}
            onPress={() => void reset.run({ body: key })}
          />
        )}
      </span>
    </li>
  )
}
