// An own dossier: where it is, what must be brought, what was said.

import '../dossiers.css'
import { nameIn } from '#features/casework/web/parts/look.ts'
import { useLiveKey } from '#features/casework/web/parts/use-live-key.ts'
import { useParam } from '#ui/nav.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Facts, Stack } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import type { MyDossier } from '../../../dossiers/mine/model.ts'
import { Code, StateBadge } from '../Marks.tsx'
import { Bring } from './Bring.tsx'
import { useSaid } from './use-said.ts'
import { Withdraw } from './Withdraw.tsx'
import { PapersCard } from '../../papers/Papers.tsx'

export function MyDossierPage() {
  const { t } = useWords()
  const id = useParam('id')
  const found = useApi(api.myDossier, { params: { id } }, { key: `dossier:${id}` })
  const { accountId } = useActor()
  useLiveKey(accountId ? [`account:${accountId}`] : [], `dossier:${id}`)
  const back = { href: '/app/my', text: t('casework.page.my') }
  if (found.data?.id !== id)
    return (
      <PageFrame title={t('workgroup.dossiers.one')} back={back} width="text">
        {found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={8} label={t('ui.loading')} />}
      </PageFrame>
    )
  return <Loaded dossier={found.data} back={back} />
}

function Loaded({ dossier: d, back }: { dossier: MyDossier; back: { href: string; text: string } }) {
  const { t, locale } = useWords()
  const said = useSaid()
  return (
    <PageFrame
      title={d.subject}
      width="text"
      back={back}
      subtitle={
        <span className="ds-marks">
          <Code code={d.code} />
          <StateBadge state={d.state} />
        </span>
      }
    >
      <Stack>
        <Card {...(d.state === 'returned' && { tone: 'warning' as const })}>
          <p className="ds-text">
            <strong>{said(d)}</strong>
          </p>
          {d.reason && (
            <p className="ds-text" dir="auto">
              {d.reason}
            </p>
          )}
          {d.bringBy && (
            <p>
              {t('workgroup.dossiers.my.bringBy')} <When at={d.bringBy} style="date" />
            </p>
          )}
          {d.hearBy && (
            <p className="muted">
              {t('workgroup.dossiers.my.hearBy')} <When at={d.hearBy} style="date" />
            </p>
          )}
        </Card>
        <Bring dossier={d} />
        <Card title={t('workgroup.dossiers.about')}>
          <Facts
            rows={[
              [t('workgroup.dossiers.column.unit'), d.unitName],
              [t('workgroup.dossiers.column.body'), nameIn(d.bodyName, locale)],
              [
                t('workgroup.dossiers.field.request'),
                d.request && (
                  <span className="ds-text" dir="auto">
                    {d.request}
                  </span>
                ),
              ],
              [
                t('workgroup.dossiers.column.cases'),
                d.cases.length > 0 && (
                  <span className="ds-marks">
                    {d.cases.map((c) => (
                      <Link key={c.id} href={`/app/my/${c.id}`}>
                        {c.code}
                      </Link>
                    ))}
                  </span>
                ),
              ],
            ]}
          />
          <Withdraw dossier={d} />
        </Card>
        <PapersCard subjectKind="dossier" subjectId={d.id} />
        <Steps steps={d.steps} />
      </Stack>
    </PageFrame>
  )
}

function Steps({ steps }: { steps: MyDossier['steps'] }) {
  const { t } = useWords()
  return (
    <Card title={t('workgroup.dossiers.history')}>
      <ol className="ds-history">
        {steps.toReversed().map((s) => (
          <li key={s.seq}>
            <p>
              <strong>{t(`workgroup.dossiers.step.${s.name}`)}</strong> · <When at={s.at} />
            </p>
            {s.text && (
              <p className="ds-text" dir="auto">
                {s.text}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
