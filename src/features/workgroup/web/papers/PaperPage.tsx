// One registered paper: what it is, its files and fingerprints, how anybody checks it, its addenda.

import { formatSize } from '#kernel/format.ts'
import { useParam } from '#ui/nav.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Columns, Facts, Stack } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../papers/api.ts'
import { localDigits } from '../../papers/drawing/rules.ts'
import { type PaperView, registerRoles } from '../../papers/model.ts'
import { AddendumButton } from './Addendum.tsx'
import { checkPath, PaperFiles, PaperState, showNumber } from './look.tsx'
import './papers.css'

const subjectPages: Partial<Record<PaperView['subjectKind'], string>> = {
  session: '/app/workgroup/sessions/',
  dossier: '/app/workgroup/dossiers/',
  resolution: '/app/workgroup/resolutions/',
}

export function PaperPage() {
  const { t, locale } = useWords()
  const id = useParam('id')
  const actor = useActor()
  useLive(['papers'])
  const found = useApi(api.readPaper, { params: { id } }, { key: 'papers' })
  const paper = found.data
  const inRegister = (registerRoles as readonly string[]).includes(actor.role)
  return (
    <PageFrame
      title={paper ? `${t(`workgroup.papers.kind.${paper.kind}`)} ${showNumber(paper.number, locale)}` : t('workgroup.papers.title')}
      {...(paper && { subtitle: localDigits(paper.title, paper.lang) })}
      {...(inRegister && { back: { href: '/app/workgroup/papers', text: t('workgroup.papers.nav') } })}
      actions={paper && <AddendumButton paper={paper} />}
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {paper && (
        <Columns side="end">
          <Stack gap={4}>
            <Known paper={paper} />
            <Addenda paper={paper} />
          </Stack>
          <Stack gap={4}>
            <Check paper={paper} />
          </Stack>
        </Columns>
      )}
    </PageFrame>
  )
}

function Known({ paper }: { paper: PaperView }) {
  const { t, locale } = useWords()
  const subject = subjectPages[paper.subjectKind]
  const signers = paper.signers.map((s) => [s.name, s.post].filter(Boolean).join(locale === 'fa' ? '، ' : ', '))
  const rows: [string, React.ReactNode][] = [
    [t('workgroup.papers.check.state'), <PaperState key="state" paper={paper} />],
    [t('workgroup.papers.print.number'), <bdi key="number">{showNumber(paper.number, locale)}</bdi>],
    [t('workgroup.papers.print.date'), <When key="at" at={paper.createdAt} style="dateTime" />],
    [t('workgroup.papers.registeredBy'), paper.registeredBy || t('workgroup.papers.bySystem')],
  ]
  if (signers.length) rows.push([t('workgroup.papers.signers'), signers.join(locale === 'fa' ? '؛ ' : '; ')])
  if (subject)
    rows.push([
      t('workgroup.papers.subject'),
      <Link key="subject" href={`${subject}${paper.subjectId}`}>
        {t(`workgroup.papers.subject.${paper.subjectKind}`)}
      </Link>,
    ])
  if (paper.addendumOf)
    rows.push([
      t('workgroup.papers.check.parent'),
      <Link key="parent" href={`/app/workgroup/papers/${paper.addendumOf}`}>
        {t('workgroup.papers.original')}
      </Link>,
    ])
  return (
    <Card title={t('workgroup.papers.about')} actions={<PaperFiles paper={paper} />}>
      <Facts rows={rows} />
    </Card>
  )
}

function Addenda({ paper }: { paper: PaperView }) {
  const { t, locale } = useWords()
  if (!paper.addenda.length) return null
  return (
    <Card title={t('workgroup.papers.check.addenda')}>
      <ul className="papers">
        {paper.addenda.map((a) => (
          <li key={a.id}>
            <div className="papers-what">
              <Link href={`/app/workgroup/papers/${a.id}`}>
                {t('workgroup.papers.check.addendum', { no: a.addendumNo ?? 0 })} {showNumber(a.number, locale)}
              </Link>
              <p className="field-hint">
                <When at={a.createdAt} style="date" /> {a.voids && `· ${t('workgroup.papers.check.addendum.voids')}`}
              </p>
            </div>
            <PaperFiles paper={a} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What stands on its foot, and the fingerprints of both files. */
function Check({ paper }: { paper: PaperView }) {
  const { t, locale } = useWords()
  const size = (bytes: number) => formatSize(bytes, locale)
  const hash = (text: string) => (
    <code dir="ltr" className="papers-hash">
      {text}
    </code>
  )
  return (
    <Card title={t('workgroup.papers.check.title')}>
      <Stack gap={3}>
        <p>{t('workgroup.papers.check.hint')}</p>
        <Link external href={checkPath(paper.code, locale)}>
          <bdi dir="ltr" className="papers-code">
            {paper.code}
          </bdi>
        </Link>
        <p className="papers-hash" dir="ltr">
          {paper.checkUrl}
        </p>
        <Facts
          rows={[
            [`PDF (${size(paper.pdfBytes)})`, hash(paper.pdfSha256)],
            [`DOCX (${size(paper.docxBytes)})`, hash(paper.docxSha256)],
          ]}
        />
      </Stack>
    </Card>
  )
}
