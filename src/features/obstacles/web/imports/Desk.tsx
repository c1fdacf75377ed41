// The review desk: piles of rows that look like one group, decided by one key each; progress, faults, units, undo.

import { useState } from 'react'
import { addressOf } from '#ui/call.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { importsApi as api } from '../../imports/api.ts'
import type { ImportCard } from '../../imports/model.ts'
import { Batches } from './Batches.tsx'
import { FaultyRows } from './FaultyRows.tsx'
import { Notes } from './Notes.tsx'
import { Piles } from './Piles.tsx'
import { Bar } from './Progress.tsx'
import { UnknownUnits } from './UnknownUnits.tsx'

export function Desk({ card }: { card: ImportCard }) {
  const { t } = useWords()
  const [tab, setTab] = useState('piles')
  const params = { id: card.id }
  const key = `import:${card.id}`
  const found = useApi(api.readPiles, { params }, { key })
  const finish = useAct(api.finishImport, { refetch: [key], done: t('obstacles.imports.finishing') })
  if (!found.data)
    return found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={8} label={t('ui.loading')} />
  const { piles, unknownUnits } = found.data
  return (
    <Stack gap={4}>
      <div className="import-head">
        <Bar label={t('obstacles.imports.decidedBar')} done={card.decided} of={card.rows} />
        {card.finished > 0 && <Bar label={t('obstacles.imports.finishedBar')} done={card.finished} of={Math.max(card.finished, card.decided)} />}
        <Stack row gap={2}>
          {card.open.includes('finish') ? (
            <ConfirmButton
              kind="primary"
              icon="check"
              text={t('obstacles.imports.finish')}
              title={t('obstacles.imports.finish')}
              question={t('obstacles.imports.finishQuestion')}
              onConfirm={() => void finish.run({ params })}
            />
          ) : (
            card.state === 'finishing' && (
              <Button kind="primary" busy>
                {t('obstacles.imports.state.finishing')}
              </Button>
            )
          )}
          <LinkButton href={addressOf(api.readImportFaults, { params })} icon="download" download>
            {t('obstacles.imports.downloadFaults')}
          </LinkButton>
        </Stack>
      </div>
      <Tabs
        label={t('obstacles.imports.desk')}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'piles', text: t('obstacles.imports.piles'), content: <Piles card={card} piles={piles} /> },
          { id: 'units', text: t('obstacles.imports.unknownUnits'), count: unknownUnits, content: <UnknownUnits card={card} /> },
          { id: 'faults', text: t('obstacles.imports.faults'), count: card.faulty, content: <FaultyRows card={card} /> },
          { id: 'batches', text: t('obstacles.imports.batches'), content: <Batches card={card} /> },
          { id: 'notes', text: t('obstacles.imports.notes'), content: <Notes notes={card.notes} encoding={card.encoding} /> },
        ]}
      />
    </Stack>
  )
}
