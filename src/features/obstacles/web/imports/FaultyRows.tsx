import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { importsApi as api } from '../../imports/api.ts'
import type { ImportCard } from '../../imports/model.ts'
import { RowItem } from './RowItem.tsx'

/** Rows that could not be read in full, or not become cases, with the reasons. */
export function FaultyRows({ card }: { card: ImportCard }) {
  const { t } = useWords()
  const list = useList(api.listImportRows, { params: { id: card.id }, query: { faulty: true, limit: 30 } }, { key: `import:${card.id}` })
  return (
    <Stack gap={3}>
      <p className="muted">{t('obstacles.imports.faultsHint')}</p>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {!list.loading && list.rows.length === 0 && <EmptyState icon="check" title={t('obstacles.imports.noFaults')} />}
      <ul className="import-rows">
        {list.rows.map((row) => (
          <RowItem key={row.no} row={row} />
        ))}
      </ul>
      {list.more && (
        <Button kind="quiet" busy={list.more.busy} onPress={list.more.load}>
          {t('ui.more')}
        </Button>
      )}
    </Stack>
  )
}
