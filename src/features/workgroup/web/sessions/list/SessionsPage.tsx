// When the bodies meet: a list, the next first, or the calendar of a month. Members read their own bodies.

import '../sessions.css'
import { formatNumber } from '#kernel/format.ts'
import { notYours } from '#kernel/law.ts'
import { useGo, useQuery } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi, useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'
import { seatRoles } from '../../../model.ts'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionLine } from '../../../sessions/model.ts'
import { nameOf, toneOf, whenOf } from '../look.ts'
import { MonthView } from './MonthView.tsx'
import { PlanForm } from './PlanForm.tsx'

type View = 'upcoming' | 'past' | 'month'

export function SessionsPage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const go = useGo()
  const [query, setQuery] = useQuery()
  const view = (query['view'] ?? 'upcoming') as View
  const bodyId = query['bodyId']
  const found = useApi(bodiesApi.listBodies, {}, { key: 'bodies' }).data
  const bodies = found?.rows ?? []
  const plans = seatRoles.includes(role as never)
  const whyNot = found && !bodies.some((body) => body.kept) ? notYours({ act: 'plan' }) : null
  useLive(['sessions'])
  return (
    <PageFrame
      title={t('workgroup.session.title')}
      subtitle={t('workgroup.session.subtitle')}
      actions={
        plans && (
          <Button kind="primary" icon="plus" whyNot={whyNot} onPress={() => setQuery({ plan: bodyId ?? 'new' })}>
            {t('workgroup.session.new')}
          </Button>
        )
      }
    >
      <Toolbar label={t('ui.filter')}>
        <Select
          label={t('workgroup.session.field.body')}
          value={bodyId ?? null}
          placeholder={t('workgroup.session.allBodies')}
          options={bodies.filter((b) => !b.parallel).map((b) => ({ id: b.id, text: locale === 'fa' ? b.nameFa : b.nameEn || b.nameFa }))}
          onChange={(id) => setQuery({ bodyId: id })}
          onClear={() => setQuery({ bodyId: null })}
        />
      </Toolbar>
      <Dialog
        title={t('workgroup.session.new')}
        open={plans && query['plan'] !== undefined}
        onClose={() => setQuery({ plan: null, extraordinary: null })}
      >
        {query['plan'] !== undefined && (
          <PlanForm
            bodies={bodies}
            bodyId={query['plan'] === 'new' ? null : query['plan']}
            extraordinary={query['extraordinary'] === '1'}
            onClose={() => setQuery({ plan: null, extraordinary: null })}
            onDone={(id) => go(`/app/workgroup/sessions/${id}`)}
          />
        )}
      </Dialog>
      <Tabs
        label={t('workgroup.session.title')}
        value={view}
        onChange={(next) => setQuery({ view: next === 'upcoming' ? null : next })}
        items={[
          { id: 'upcoming', text: t('workgroup.session.upcoming'), content: <List when="upcoming" bodyId={bodyId} /> },
          { id: 'past', text: t('workgroup.session.past'), content: <List when="past" bodyId={bodyId} /> },
          { id: 'month', text: t('workgroup.session.calendar'), content: <MonthView bodyId={bodyId} /> },
        ]}
      />
    </PageFrame>
  )
}

function List({ when, bodyId }: { when: 'upcoming' | 'past'; bodyId: string | undefined }) {
  const { t, locale } = useWords()
  const found = useList(api.listSessions, { query: { when, ...(bodyId && { bodyId }) } }, { key: 'sessions' })
  return (
    <>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Table<SessionLine>
        label={t('workgroup.session.title')}
        rows={found.rows}
        rowKey={(s) => s.id}
        rowHref={(s) => `/app/workgroup/sessions/${s.id}`}
        loading={found.loading}
        renewing={found.stale}
        more={found.more}
        columns={columns(t, locale)}
        empty={
          <EmptyState
            icon="calendar"
            title={t(when === 'past' ? 'workgroup.session.none.past' : 'workgroup.session.none')}
            {...(when === 'upcoming' && { text: t('workgroup.session.none.hint') })}
          />
        }
      />
    </>
  )
}

type Words = ReturnType<typeof useWords>
function columns(t: Words['t'], locale: Words['locale']): Column<SessionLine>[] {
  const head = (name: string) => t(`workgroup.session.column.${name}`)
  return [
    {
      id: 'when',
      head: head('when'),
      cell: (s) => (
        <span className="ws-two">
          <strong>{whenOf(s.startsAt, locale)}</strong>
          <span className="muted">
            {nameOf(s, t, locale)} · <bdi dir="ltr">{s.code}</bdi>
          </span>
        </span>
      ),
    },
    { id: 'body', head: head('body'), cell: (s) => <span dir="auto">{s.body[locale]}</span> },
    {
      id: 'state',
      head: head('state'),
      cell: (s) => (
        <span className="ws-marks">
          <Badge tone={toneOf(s.state)}>{t(`workgroup.session.state.${s.state}`)}</Badge>
          {s.extraordinary && (
            <Badge tone="danger" icon="fire">
              {t('workgroup.session.extraordinary')}
            </Badge>
          )}
        </span>
      ),
    },
    {
      id: 'items',
      head: head('items'),
      cell: (s) => (
        <span className="ws-two">
          {t('workgroup.session.items', { count: s.items, capacity: s.capacity })}
          {s.waiting > 0 && s.state === 'planned' && (
            <span className="muted">{t('workgroup.session.waitingMore', { count: formatNumber(s.waiting, locale) })}</span>
          )}
        </span>
      ),
    },
    { id: 'place', head: head('place'), wideOnly: true, cell: (s) => s.place || '—' },
  ]
}
