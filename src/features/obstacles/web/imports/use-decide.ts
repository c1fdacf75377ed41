import { toast } from '#ui/parts/toast.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { importsApi as api } from '../../imports/api.ts'
import type { DecideForm, ImportCard } from '../../imports/model.ts'

/** Deciding rows, and taking back the latest decision that still stands. */
export function useDecide(card: ImportCard, onDone: () => void) {
  const { t } = useWords()
  const params = { id: card.id }
  const key = `import:${card.id}`
  // Asked anew at each undo: a list kept from before would name the decision before the latest.
  const batches = useAct(api.listImportBatches)
  const undo = useAct(api.undoImportBatch, {
    refetch: [key],
    done: (reply) =>
      t(reply.keptCases ? 'obstacles.imports.undoneButCases' : 'obstacles.imports.undone', { count: reply.rows, kept: reply.keptCases }),
  })
  const act = useAct(api.decideRows, {
    refetch: [key],
    problems: 'inline',
    onDone,
    done: (reply) => t('obstacles.imports.decidedNow', { count: reply.rows }),
    undo: (reply) => undo.run({ params: { id: card.id, batchId: reply.batchId } }),
  })
  return {
    decide: (form: DecideForm) => act.run({ params, body: form }),
    undoLast: async () => {
      const found = await batches.run({ params })
      const last = found?.rows.find((b) => b.undoneAt === null)
      if (!found) return
      if (last) void undo.run({ params: { id: card.id, batchId: last.id } })
      else toast(t('obstacles.imports.nothingToUndo'))
    },
    busy: act.busy || undo.busy || batches.busy,
    problem: act.problem,
  }
}
