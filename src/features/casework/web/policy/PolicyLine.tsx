// One budget of the ladder, saved by its own button.

import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { PolicyRow } from '../../queues/model.ts'
import { type Budget, BudgetLine } from '../parts/BudgetLine.tsx'

export function PolicyLine({ row }: { row: PolicyRow }) {
  const { t, has } = useWords()
  const { role } = useActor()
  const save = useAct(api.setPolicy, { refetch: ['policies'], done: t('casework.page.policy.saved') })
  const word = `casework.page.policy.step.${row.step}`
  const set = (budget: Budget) => void save.run({ body: { priority: row.priority, rung: row.rung, step: row.step, ...budget } })
  const may = role === 'centreHead' || role === 'admin'
  return <BudgetLine name={has(word) ? t(word) : row.step} row={row} may={may} busy={save.busy} onSave={set} onReset={set} />
}
