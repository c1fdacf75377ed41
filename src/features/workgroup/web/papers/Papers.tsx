// The papers of a session, a dossier, a resolution or a case, wherever one is shown.

import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../papers/api.ts'
import { localDigits } from '../../papers/drawing/rules.ts'
import type { PaperLine, SubjectKind } from '../../papers/model.ts'
import { checkPath, PaperFiles, PaperState, showNumber } from './look.tsx'
import './papers.css'

/** `<Papers subjectKind="session" subjectId={id} />`: what the person may read of them, newest first. */
export function Papers({ subjectKind, subjectId }: { subjectKind: SubjectKind; subjectId: string }) {
  const { t } = useWords()
  const key = `papers:${subjectKind}:${subjectId}`
  useLive([key])
  const found = useApi(api.papersOfSubject, { params: { kind: subjectKind, id: subjectId } }, { key })
  if (found.loading) return <Skeleton lines={3} label={t('ui.loading')} />
  if (found.problem && !found.data) return <ProblemBox problem={found.problem} onRetry={found.refetch} />
  if (!found.data?.length) return <EmptyState icon="file" title={t('workgroup.papers.none')} text={t('workgroup.papers.none.text')} />
  return (
    <ul className="papers" aria-label={t('workgroup.papers.title')}>
      {found.data.map((paper) => (
        <Line key={paper.id} paper={paper} />
      ))}
    </ul>
  )
}

/** The same in a card of its own. */
export function PapersCard(of: { subjectKind: SubjectKind; subjectId: string }) {
  const { t } = useWords()
  return (
    <Card title={t('workgroup.papers.title')}>
      <Papers {...of} />
    </Card>
  )
}

function Line({ paper }: { paper: PaperLine }) {
  const { t, locale } = useWords()
  return (
    <li data-void={paper.state === 'void' || undefined}>
      <div className="papers-what">
        <Link href={`/app/workgroup/papers/${paper.id}`}>{t(`workgroup.papers.kind.${paper.kind}`)}</Link>
        <PaperState paper={paper} />
        <p className="papers-title" dir="auto">
          {localDigits(paper.title, paper.lang)}
        </p>
        <p className="field-hint">
          {t('workgroup.papers.print.number')} <bdi>{showNumber(paper.number, locale)}</bdi> · <When at={paper.createdAt} style="date" /> ·{' '}
          <Link external href={checkPath(paper.code, locale)} label={t('workgroup.papers.checkLink', { code: paper.code })}>
            <bdi dir="ltr">{paper.code}</bdi>
          </Link>
        </p>
      </div>
      <PaperFiles paper={paper} />
    </li>
  )
}
