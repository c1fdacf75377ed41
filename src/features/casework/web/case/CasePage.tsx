// The page of one case: what it is, who holds it, what was done, what can be done now.

import { Opinions } from '#features/obstacles/web/panels/Opinions.tsx'
import { SolvedBefore } from '#features/obstacles/web/panels/SolvedBefore.tsx'
import { SimilarBox } from '#features/obstacles/web/similar/SimilarBox.tsx'
import { useActor } from '#ui/session.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { Place } from '#ui/parts/Place.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useParam } from '#ui/nav.ts'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { CaseCode } from '../parts/Marks.tsx'
import '../casework.css'
import '../case.css'
import { ActHost } from '../acts/ActHost.tsx'
import { ActPanel } from './ActPanel.tsx'
import { AskedFacts } from './AskedFacts.tsx'
import { Attachments } from './Attachments.tsx'
import { CaseFacts, CaseMarks, UndoStrip } from './CaseHeader.tsx'
import { ChooseGroup } from './ChooseGroup.tsx'
import { Ledger } from './Ledger.tsx'
import { OtherCases } from './OtherCases.tsx'
import { Referrals } from './Referrals.tsx'
import { Timeline } from './Timeline.tsx'
import { useCase } from './use-case.ts'

export function CasePage() {
  const { t } = useWords()
  const found = useCase(useParam('id'))
  const { role } = useActor()
  const own = role === 'producer' || role === 'investor'
  const back = own ? { href: '/app/my', text: t('casework.page.my') } : { href: '/app/cases', text: t('casework.page.cases') }
  if (!found.data) {
    return (
      <PageFrame title={t('casework.page.case')} back={back}>
        <ProblemBox problem={found.problem} onRetry={found.refetch} />
        {found.loading && <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  }
  return (
    <PageFrame
      title={found.data.unitName || t('casework.page.no-unit')}
      back={back}
      subtitle={<CaseMarks found={found.data} />}
      actions={
        <span className="cw-no-print">
          <Button icon="print" onPress={() => window.print()}>
            {t('casework.page.print')}
          </Button>
        </span>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <ActHost found={found.data}>
        <CaseBody found={found.data} own={own} />
      </ActHost>
    </PageFrame>
  )
}

function CaseBody({ found, own }: { found: CaseView; own: boolean }) {
  const { t } = useWords()
  return (
    <div className="cw-case">
      <div className="cw-case-main">
        <Merged found={found} />
        <UndoStrip found={found} />
        <Card title={t('casework.page.text')}>
          <p className="cw-case-text" dir="auto">
            {found.text}
          </p>
        </Card>
        <ChooseGroup found={found} />
        <Referrals found={found} />
        {!own && <Opinions subjectKind="case" subjectId={found.id} />}
        <Timeline found={found} />
      </div>
      <aside className="cw-case-side" aria-label={t('casework.page.side')}>
        <ActPanel found={found} />
        <Card title={t('casework.page.facts')}>
          <CaseFacts found={found} unitLink={!own} />
        </Card>
        <AskedFacts found={found} />
        <Card title={t('casework.page.ledger')}>
          <Ledger ledger={found.ledger} />
        </Card>
        <Attachments found={found} />
        <Place name="case.side" id={found.id} />
        {!own && (
          <>
            <SimilarBox text={found.text} unitId={found.unitId} countyId={found.countyId} groupCode={found.groupCode} caseId={found.id} />
            <div className="cw-boxed">
              <SolvedBefore text={found.text} caseId={found.id} />
            </div>
          </>
        )}
        {!own && <OtherCases id={found.id} unitId={found.unitId} />}
      </aside>
    </div>
  )
}

function Merged({ found }: { found: CaseView }) {
  const { t } = useWords()
  if (!found.mergedInto && found.mergedFrom.length === 0) return null
  return (
    <p className="cw-merged">
      {found.mergedInto && (
        <>
          {t('casework.page.merged-into')}{' '}
          <Link href={`/app/cases/${found.mergedInto.id}`}>
            <CaseCode code={found.mergedInto.code} />
          </Link>{' '}
        </>
      )}
      {found.mergedFrom.length > 0 && t('casework.page.merged-from')}
      {found.mergedFrom.map((one) => (
        <span key={one.id}>
          {' '}
          <Link href={`/app/cases/${one.id}`}>
            <CaseCode code={one.code} />
          </Link>
        </span>
      ))}
    </p>
  )
}
