// One session: its agenda with the reasons of the order, who is invited, the frozen pack, and what may be done now.

import '../sessions.css'
import { useParam } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Columns, Facts, Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionView } from '../../../sessions/model.ts'
import { Papers } from '../../papers/Papers.tsx'
import { nameOf, outcomeText, toneOf, whenOf } from '../look.ts'
import { Acts } from './Acts.tsx'
import { Agenda } from './Agenda.tsx'
import { Frozen } from './Frozen.tsx'
import { History } from './History.tsx'
import { InvitedCard } from './InvitedCard.tsx'
import { NextCard } from './NextCard.tsx'

const back = '/app/workgroup/sessions'

export function SessionPage() {
  const { t } = useWords()
  const id = useParam('id')
  const found = useApi(api.readSession, { params: { id } }, { key: `session:${id}` })
  useLive([`session:${id}`])
  if (!found.data)
    return (
      <PageFrame title={t('workgroup.session.title')} back={{ href: back, text: t('workgroup.session.title') }}>
        {found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  return <Loaded key={id} session={found.data} />
}

const live = ['called', 'sitting', 'closed', 'minuted']

function Loaded({ session: s }: { session: SessionView }) {
  const { t, locale } = useWords()
  return (
    <PageFrame
      title={s.body[locale]}
      back={{ href: back, text: t('workgroup.session.title') }}
      subtitle={
        <span className="ws-marks">
          <span>{nameOf(s, t, locale)}</span>
          <bdi dir="ltr">{s.code}</bdi>
          <strong>{whenOf(s.startsAt, locale)}</strong>
          <Badge tone={toneOf(s.state)}>{t(`workgroup.session.state.${s.state}`)}</Badge>
          {s.extraordinary && (
            <Badge tone="danger" icon="fire">
              {t('workgroup.session.extraordinary')}
            </Badge>
          )}
        </span>
      }
      actions={
        <>
          <Button icon="print" onPress={() => window.print()}>
            {t('workgroup.session.print')}
          </Button>
          {live.includes(s.state) && (
            <LinkButton
              href={`${back}/${s.id}/sitting`}
              icon="forward"
              kind={s.state === 'called' || s.state === 'sitting' ? 'primary' : 'secondary'}
            >
              {t('workgroup.session.enter')}
            </LinkButton>
          )}
        </>
      }
    >
      {s.outcome && (
        <Card tone="danger">
          <p>{outcomeText(s.outcome, t)}</p>
        </Card>
      )}
      <Acts session={s} />
      <Columns side="end">
        <Stack>
          <Agenda session={s} />
          {s.state === 'planned' && <NextCard session={s} />}
        </Stack>
        <Stack>
          <About session={s} />
          <InvitedCard session={s} />
          <Frozen session={s} />
          <Card title={t('workgroup.session.papers')}>
            <Papers subjectKind="session" subjectId={s.id} />
          </Card>
          <History session={s} />
        </Stack>
      </Columns>
    </PageFrame>
  )
}

function About({ session: s }: { session: SessionView }) {
  const { t } = useWords()
  const rows: [string, React.ReactNode][] = [
    [t('workgroup.session.field.place'), s.place || t('workgroup.session.place.none')],
    [t('workgroup.session.field.minutes'), t('workgroup.session.length', { count: s.minutes })],
    [t('workgroup.session.field.capacity'), t('workgroup.session.items', { count: s.items, capacity: s.capacity })],
  ]
  if (s.videoLink)
    rows.push([
      t('workgroup.session.field.videoLink'),
      <bdi key="link" dir="ltr" className="ws-link">
        {s.videoLink}
      </bdi>,
    ])
  if (s.reason)
    rows.push([
      t('workgroup.session.field.reason'),
      <span key="why" dir="auto">
        {s.reason}
      </span>,
    ])
  return (
    <Card title={t('workgroup.session.about')}>
      <Facts rows={rows} />
      {s.byCalendar && <p className="muted">{t('workgroup.session.byCalendar')}</p>}
      {s.dayOff && s.state === 'planned' && (
        <p>
          <Badge tone="warning" icon="alert">
            {t('workgroup.session.dayOff')}
          </Badge>
        </p>
      )}
    </Card>
  )
}
