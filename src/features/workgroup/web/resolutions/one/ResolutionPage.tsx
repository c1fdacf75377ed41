// One resolution, for those who work on it: what was decided, how far it is, both sides, and what can be done now.

import '../resolutions.css'
import '#features/casework/web/case.css'
import { useParam } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { ResolutionView } from '../../../resolutions/model.ts'
import { Papers } from '../../papers/Papers.tsx'
import { Acts } from '../acts/Acts.tsx'
import { Code, Due, Flags, StateBadge } from '../Marks.tsx'
import { About } from './About.tsx'
import { Cases } from './Cases.tsx'
import { Claim } from './Claim.tsx'
import { Files } from './Files.tsx'
import { History } from './History.tsx'
import { Objection } from './Objection.tsx'
import { Sides } from './Sides.tsx'
import { SpecialPath } from './SpecialPath.tsx'
import { Stepper } from './Stepper.tsx'

const agencyRoles: readonly string[] = ['agencyRep', 'agencyHead']

export function ResolutionPage() {
  const { t } = useWords()
  const { role } = useActor()
  const id = useParam('id')
  const found = useApi(api.readResolution, { params: { id } }, { key: `resolution:${id}` })
  useLive([`resolution:${id}`])
  const back = agencyRoles.includes(role)
    ? { href: '/app/workgroup/tasks', text: t('workgroup.resolutions.tasks') }
    : { href: '/app/workgroup/resolutions', text: t('workgroup.resolutions.title') }
  if (!found.data)
    return (
      <PageFrame title={t('workgroup.resolutions.one')} back={back}>
        {found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  return (
    <PageFrame
      title={found.data.unitName || t('workgroup.resolutions.one')}
      back={back}
      subtitle={
        <span className="rs-marks">
          <Code code={found.data.code} />
          <StateBadge state={found.data.state} />
          <Flags row={found.data} />
          <Due row={found.data} />
        </span>
      }
      actions={
        <span className="rs-no-print">
          <Button icon="print" onPress={() => window.print()}>
            {t('workgroup.resolutions.print')}
          </Button>
        </span>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Loaded key={id} found={found.data} />
    </PageFrame>
  )
}

function Loaded({ found }: { found: ResolutionView }) {
  const { t } = useWords()
  return (
    <>
      <Stepper found={found} />
      <Columns side="end">
        <Stack>
          <Acts found={found} />
          {found.state === 'not_executed' && found.reason && (
            <Card title={t('workgroup.resolutions.not-executed')} tone="danger">
              <p>{t(`workgroup.reason.${found.reason}`)}</p>
            </Card>
          )}
          <Claim found={found} />
          <SpecialPath found={found} />
          <Objection found={found} />
          <Sides found={found} own={false} />
          <Files found={found} />
        </Stack>
        <Stack>
          <Card title={t('workgroup.resolutions.about')}>
            <About found={found} />
          </Card>
          <Cases found={found} own={false} />
          <Card title={t('workgroup.resolutions.papers')}>
            <Papers subjectKind="resolution" subjectId={found.id} />
          </Card>
        </Stack>
      </Columns>
      <History found={found} />
    </>
  )
}
