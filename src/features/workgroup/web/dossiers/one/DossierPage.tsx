// One dossier: what it is about, what can be done with it, and the file that builds itself.

import '../dossiers.css'
import { useState } from 'react'
import { useParam } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import type { DossierView, PersonAct } from '../../../dossiers/model.ts'
import { ActDialog } from '../acts/ActDialog.tsx'
import { Acts } from '../acts/Acts.tsx'
import { DossierFileView } from '../DossierFile.tsx'
import { Code, Flags, HearClock, StateBadge } from '../Marks.tsx'
import { PapersCard } from '../../papers/Papers.tsx'
import { About } from './About.tsx'
import { Documents } from './Documents.tsx'
import { History } from './History.tsx'
import { Weight } from './Weight.tsx'

export function DossierPage() {
  const { t } = useWords()
  const id = useParam('id')
  const found = useApi(api.readDossier, { params: { id } }, { key: `dossier:${id}` })
  useLive([`dossier:${id}`])
  const back = { href: '/app/workgroup/dossiers', text: t('workgroup.dossiers.title') }
  if (found.data?.id !== id)
    return (
      <PageFrame title={t('workgroup.dossiers.one')} back={back}>
        {found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  return <Loaded key={id} dossier={found.data} back={back} />
}

function Loaded({ dossier, back }: { dossier: DossierView; back: { href: string; text: string } }) {
  const { t } = useWords()
  const [act, setAct] = useState<PersonAct | null>(null)
  return (
    <PageFrame
      title={dossier.subject}
      back={back}
      subtitle={
        <span className="ds-marks">
          <Code code={dossier.code} />
          <StateBadge state={dossier.state} />
          <Flags row={dossier} />
          <HearClock hearBy={dossier.hearBy} bringBy={dossier.bringBy} paused={dossier.paused} />
        </span>
      }
      actions={
        <Button icon="print" onPress={() => window.print()}>
          {t('workgroup.dossiers.print')}
        </Button>
      }
    >
      <Columns side="end">
        <Weight dossier={dossier} />
        <Acts dossier={dossier} onAct={setAct} />
      </Columns>
      <Columns side="end">
        <Stack>
          <About dossier={dossier} />
          <DossierFileView id={dossier.id} />
        </Stack>
        <Stack>
          <Documents dossier={dossier} />
          <PapersCard subjectKind="dossier" subjectId={dossier.id} />
          <History dossier={dossier} />
        </Stack>
      </Columns>
      <ActDialog name={act} dossier={dossier} onClose={() => setAct(null)} />
    </PageFrame>
  )
}
