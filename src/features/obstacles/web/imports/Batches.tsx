// What was decided, the latest first; each can be taken back as a whole.

import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { formatNumber } from '#kernel/format.ts'
import { importsApi as api } from '../../imports/api.ts'
import type { Batch, ImportCard } from '../../imports/model.ts'

export function Batches({ card }: { card: ImportCard }) {
  const { t, locale } = useWords()
  const key = `import:${card.id}`
  const found = useApi(api.listImportBatches, { params: { id: card.id } }, { key })
  const undo = useAct(api.undoImportBatch, {
    refetch: [key],
    done: (reply) =>
      t(reply.keptCases ? 'obstacles.imports.undoneButCases' : 'obstacles.imports.undone', { count: reply.rows, kept: reply.keptCases }),
  })
  const pileText = (b: Batch) => (b.pile && /^[A-Z]\d/.test(b.pile) ? b.pile : b.pile ? t(`obstacles.imports.pile.${b.pile}`) : '—')
  return (
    <>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Table
        label={t('obstacles.imports.batches')}
        rows={found.data?.rows ?? []}
        loading={found.loading}
        rowKey={(b) => b.id}
        empty={<EmptyState icon="history" title={t('obstacles.imports.noBatches')} />}
        columns={[
          { id: 'at', head: t('obstacles.imports.when'), cell: (b) => <When at={b.at} /> },
          { id: 'by', head: t('obstacles.imports.by'), cell: (b) => <bdi>{b.by}</bdi> },
          { id: 'what', head: t('obstacles.imports.decisionHead'), cell: (b) => t(`obstacles.imports.decision.${b.decision}`) },
          {
            id: 'pile',
            head: t('obstacles.imports.pileHead'),
            cell: (b) => `${pileText(b)}${b.groupCode ? ` ← ${b.groupCode}` : ''}`,
          },
          { id: 'rows', head: t('obstacles.imports.rows'), cell: (b) => formatNumber(b.rows, locale), align: 'end' },
          {
            id: 'undo',
            head: t('obstacles.imports.undo'),
            cell: (b) =>
              b.undoneAt ? (
                <span className="muted">{t('obstacles.imports.undoneAt')}</span>
              ) : (
                <ConfirmButton
                  kind="quiet"
                  size="small"
                  icon="undo"
                  text={t('obstacles.imports.undo')}
                  title={t('obstacles.imports.undo')}
                  question={t('obstacles.imports.undoQuestion', { count: b.rows })}
                  onConfirm={() => void undo.run({ params: { id: card.id, batchId: b.id } })}
                />
              ),
          },
        ]}
      />
    </>
  )
}
