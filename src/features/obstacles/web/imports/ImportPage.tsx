// One import: matching its columns, waiting for the analysis, then the review desk.

import { useParam } from '#ui/nav.ts'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { importsApi as api } from '../../imports/api.ts'
import type { ImportCard } from '../../imports/model.ts'
import { Desk } from './Desk.tsx'
import { FailureBox } from './FailureBox.tsx'
import { MatchColumns } from './MatchColumns.tsx'
import { Progress } from './Progress.tsx'
import { StateMark } from './StateMark.tsx'
import './imports.css'

export function ImportPage() {
  const { t } = useWords()
  const id = useParam('id')
  const found = useApi(api.readImport, { params: { id } }, { key: `import:${id}` })
  useLive([`import:${id}`])
  const cancel = useAct(api.cancelImport, { refetch: [`import:${id}`], done: t('obstacles.imports.cancelled') })
  const card = found.data
  const back = { href: '/app/imports', text: t('obstacles.imports.title') }
  if (!card)
    return (
      <PageFrame title={t('obstacles.imports.title')} back={back}>
        {found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={8} label={t('ui.loading')} />}
      </PageFrame>
    )
  const stop = card.open.includes('cancel') && (
    <ConfirmButton
      kind="quiet"
      icon="close"
      text={t('obstacles.imports.cancel')}
      title={t('obstacles.imports.cancel')}
      question={t('obstacles.imports.cancelQuestion')}
      onConfirm={() => void cancel.run({ params: { id } })}
    />
  )
  return (
    <PageFrame title={card.name} subtitle={<StateMark state={card.state} />} back={back} actions={stop}>
      <Stack gap={4}>
        <FailureBox card={card} />
        <Step card={card} />
      </Stack>
    </PageFrame>
  )
}

function Step({ card }: { card: ImportCard }) {
  const { t } = useWords()
  if (card.state === 'mapping' || card.state === 'failed') return <MatchColumns card={card} />
  if (card.state === 'reading' || card.state === 'analysing') return <Progress card={card} />
  if (card.state === 'cancelled')
    return <EmptyState icon="close" title={t('obstacles.imports.cancelled')} text={t('obstacles.imports.cancelledText')} />
  return <Desk card={card} />
}
