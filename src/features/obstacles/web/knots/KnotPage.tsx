// One knot: what must change and who can change it, what hangs on it, how far it is.

import './knots.css'
import { useState } from 'react'
import { useParam } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { knotsApi as api } from '../../knots/api.ts'
import type { KnotView } from '../../knots/model.ts'
import { Opinions } from '../panels/Opinions.tsx'
import { ActDialog } from './ActDialog.tsx'
import { Acts } from './Acts.tsx'
import { Answers } from './Answers.tsx'
import { Evidence } from './Evidence.tsx'
import type { FormAct } from './forms.ts'
import { History } from './History.tsx'
import { KnotAbout } from './KnotAbout.tsx'
import { Members } from './Members.tsx'
import { StateBadge } from './StateBadge.tsx'
import { Weight } from './Weight.tsx'

export function KnotPage() {
  const { t } = useWords()
  const id = useParam('id')
  const found = useApi(api.readKnot, { params: { id } }, { key: `knot:${id}` })
  useLive([`knot:${id}`])
  if (!found.data)
    return (
      <PageFrame title={t('obstacles.knots.title')} back={{ href: '/app/knots', text: t('obstacles.knots.title') }}>
        {found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  return <Loaded key={id} knot={found.data} />
}

function Loaded({ knot }: { knot: KnotView }) {
  const { t } = useWords()
  const [act, setAct] = useState<FormAct | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  return (
    <PageFrame
      title={knot.title}
      back={{ href: '/app/knots', text: t('obstacles.knots.title') }}
      subtitle={
        <span className="knot-marks">
          <bdi dir="ltr">{knot.code}</bdi>
          <StateBadge state={knot.state} />
          {knot.dueAt && <DueClock due={knot.dueAt} soonMs={3 * 86_400_000} />}
          {knot.joinedInto && (
            <Link href={`/app/knots/${knot.joinedInto.id}`}>{t('obstacles.knots.joinedInto', { code: knot.joinedInto.code })}</Link>
          )}
        </span>
      }
      actions={
        <Button icon="print" onPress={() => window.print()}>
          {t('obstacles.knots.print')}
        </Button>
      }
    >
      <Columns side="end">
        <Weight knot={knot} />
        <Acts knot={knot} onAct={setAct} />
      </Columns>
      <Columns side="end">
        <Stack>
          <Card title={t('obstacles.knots.about')}>
            <KnotAbout knot={knot} />
          </Card>
          {knot.answers.asked > 0 && <Answers knot={knot} />}
          <Members knot={knot} chosen={chosen} onChoose={setChosen} onAct={setAct} />
        </Stack>
        <Stack>
          <Opinions subjectKind="knot" subjectId={knot.id} />
          <Evidence knot={knot} />
          <History knot={knot} />
        </Stack>
      </Columns>
      <ActDialog
        name={act}
        knot={knot}
        chosen={[...chosen]}
        onClose={() => setAct(null)}
        onDone={() => {
          setAct(null)
          setChosen(new Set())
        }}
      />
    </PageFrame>
  )
}
