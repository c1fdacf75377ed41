// One resolution for the producer or investor it is about, in plain words: what was decided, who must do what until
// when, what is yours to do, and your word on whether it was done.

import '../resolutions.css'
import '#features/casework/web/case.css'
import { nameIn } from '#features/casework/web/parts/look.ts'
import { useParam } from '#ui/nav.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useMe } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { formatPhone } from '#kernel/format.ts'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { ResolutionView } from '../../../resolutions/model.ts'
import { Papers } from '../../papers/Papers.tsx'
import { money } from '../look.ts'
import { Code, StateBadge } from '../Marks.tsx'
import { Cases } from '../one/Cases.tsx'
import { Claim } from '../one/Claim.tsx'
import { Files } from '../one/Files.tsx'
import { History } from '../one/History.tsx'
import { Objection } from '../one/Objection.tsx'
import { Sides } from '../one/Sides.tsx'
import { SpecialPath } from '../one/SpecialPath.tsx'
import { plainKey } from './plain.ts'
import { Again, YourWord } from './YourWord.tsx'

export function MyResolutionPage() {
  const { t } = useWords()
  const id = useParam('id')
  const found = useApi(api.readResolution, { params: { id } }, { key: `resolution:${id}` })
  useLive([`resolution:${id}`])
  const back = { href: '/app/my', text: t('casework.page.my') }
  if (!found.data)
    return (
      <PageFrame title={t('workgroup.resolutions.one')} back={back} width="text">
        {found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  return (
    <PageFrame
      title={t('workgroup.resolutions.my.title')}
      back={back}
      width="text"
      subtitle={
        <span className="rs-marks">
          <Code code={found.data.code} />
          <StateBadge state={found.data.state} />
        </span>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Loaded key={id} found={found.data} />
    </PageFrame>
  )
}

function Loaded({ found }: { found: ResolutionView }) {
  const { t, locale } = useWords()
  const { centrePhone } = useMe()
  const owner = nameIn(found.owner, locale)
  return (
    <>
      <YourWord found={found} />
      <Card title={t('workgroup.resolutions.my.decided')}>
        <p className="rs-text rs-lead" dir="auto">
          {found.text}
        </p>
        <p className="rs-plain">{t(plainKey(found), { owner })}</p>
        {found.reason && <p className="rs-plain">{t(`workgroup.reason.${found.reason}`)}</p>}
        <Facts
          rows={[
            [t('workgroup.resolutions.about.owner'), owner],
            [t('workgroup.resolutions.about.due'), <When key="due" at={found.dueAt} style="date" />],
            ...(found.amount !== null ? [[t('workgroup.resolutions.about.amount'), money(found.amount, found.currency, locale)] as const] : []),
            [t('workgroup.resolutions.about.body'), nameIn(found.body, locale)],
            ...(found.session
              ? [[t('workgroup.resolutions.about.session'), <When key="held" at={found.session.heldAt} style="date" />] as const]
              : []),
            [t('workgroup.resolutions.about.article'), found.article],
          ]}
        />
      </Card>
      <Sides found={found} own />
      <Claim found={found} />
      <Objection found={found} />
      <SpecialPath found={found} />
      <Cases found={found} own />
      <Card title={t('workgroup.resolutions.papers')}>
        {/* What is written to the applicant is about the whole dossier. */}
        <Papers subjectKind="dossier" subjectId={found.dossier.id} />
      </Card>
      <Files found={found} />
      <History found={found} />
      <Again found={found} />
      <p className="muted">
        {t('workgroup.resolutions.my.help')} <bdi dir="ltr">{formatPhone(centrePhone, locale)}</bdi>
      </p>
    </>
  )
}
