// One deadline of the group, saved by its own button.

import { BudgetLine } from '#features/casework/web/parts/BudgetLine.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'
import { bodyKeepers } from '../../../bodies/model.ts'
import type { PolicyRow } from '../../../bodies/policies/model.ts'

export function DeadlineLine({ row }: { row: PolicyRow }) {
  const { t } = useWords()
  const { role } = useActor()
  const refetch = ['workgroup-policies']
  const save = useAct(bodiesApi.setDeadline, { refetch, done: t('workgroup.policies.saved') })
  const reset = useAct(bodiesApi.resetDeadline, { refetch, done: t('workgroup.policies.wasReset') })
  const key = { step: row.step, priority: row.priority }
  return (
    <BudgetLine
      name={t(`workgroup.policies.step.${row.step}`)}
      why={t(`workgroup.policies.why.${row.step}`)}
      row={row}
      may={(bodyKeepers as readonly string[]).includes(role)}
      busy={save.busy || reset.busy}
      onSave={(budget) => void save.run({ body: { ...key, ...budget } })}
      onReset={() => void reset.run({ body: key })}
    />
  )
}
