// The minutes: what is missing, how they will look, who signs; afterwards the registered paper and its addenda.

import './sitting.css'
import { useState } from 'react'
import { formatDate, formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { addressOf } from '#ui/call.ts'
import { useParam } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { Columns, Facts, Stack } from '#ui/parts/Layout.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { sittingApi } from '../../sitting/api.ts'
import type { MinutesView, RoomView } from '../../sitting/model.ts'
import { Papers } from '../papers/Papers.tsx'
import { Correct } from './Correct.tsx'
import { toneOf } from './look.ts'
import { RoomMarks } from './RoomHead.tsx'
import { Sign } from './Sign.tsx'

export function MinutesPage() {
  const { t } = useWords()
  const id = useParam('id')
  const room = useApi(sittingApi.readRoom, { params: { id } }, { key: `session:${id}` })
  const minutes = useApi(sittingApi.readMinutes, { params: { id } }, { key: `session:${id}` })
  useLive([`session:${id}`])
  const problem = room.problem ?? minutes.problem
  const back = { href: `/app/workgroup/sessions/${id}/sitting`, text: t('workgroup.sitting.minutes.toRoom') }
  if (!room.data || !minutes.data)
    return (
      <PageFrame title={t('workgroup.sitting.minutes')} back={back}>
        {problem ? <ProblemBox problem={problem} onRetry={room.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  return <Loaded key={id} view={room.data} minutes={minutes.data} />
}

function Loaded({ view, minutes }: { view: RoomView; minutes: MinutesView }) {
  const { t, locale } = useWords()
  const signed = view.state === 'minuted'
  const preview = addressOf(sittingApi.previewMinutes, { params: { id: view.id } })
  return (
    <PageFrame
      title={t('workgroup.sitting.minutes.title', { code: view.code })}
      back={{ href: `/app/workgroup/sessions/${view.id}/sitting`, text: t('workgroup.sitting.minutes.toRoom') }}
      subtitle={<RoomMarks view={view} />}
      actions={
        signed ? (
          <LinkButton href={`/app/workgroup/resolutions?session=${view.id}`} icon="list">
            {t('workgroup.sitting.minutes.toResolutions')}
          </LinkButton>
        ) : (
          <a className="button" data-kind="secondary" href={preview} target="_blank" rel="noreferrer">
            <Icon name="eye" size={18} />
            <span className="button-text">{t('workgroup.sitting.minutes.preview')}</span>
          </a>
        )
      }
    >
      <Columns side="end">
        <Stack>
          {signed ? <Signed view={view} /> : <Checks minutes={minutes} />}
          <Outcomes view={view} minutes={minutes} />
          {signed && (
            <Card title={t('workgroup.sitting.minutes.papers')}>
              <Papers subjectKind="session" subjectId={view.id} />
            </Card>
          )}
        </Stack>
        <Stack>
          {!signed && <Sign view={view} minutes={minutes} />}
          {signed && <Correct view={view} />}
          <Card title={t('workgroup.sitting.minutes.counts')}>
            <Facts
              rows={Object.entries(minutes.counts).map(([state, count]) => [
                state === 'resolutions' ? t('workgroup.sitting.minutes.resolutions') : t(`workgroup.item.state.${state}`),
                formatNumber(count, locale),
              ])}
            />
          </Card>
        </Stack>
      </Columns>
    </PageFrame>
  )
}

function Signed({ view }: { view: RoomView }) {
  const { t, locale } = useWords()
  return (
    <Card tone="primary">
      <p>
        <Icon name="check" size={16} />{' '}
        {t('workgroup.sitting.minutes.signedAt', { at: view.minutedAt ? formatDate(view.minutedAt, locale, 'dateTime') : '' })}
      </p>
      <p className="sit-muted">{t('workgroup.sitting.minutes.next')}</p>
    </Card>
  )
}

/** What stands in the way, one by one. */
function Checks({ minutes }: { minutes: MinutesView }) {
  const { t, say } = useWords()
  return (
    <Card title={t('workgroup.sitting.minutes.check')} {...(minutes.lacks.length > 0 && { tone: 'warning' as const })}>
      {minutes.lacks.length === 0 ? (
        <p>
          <Icon name="check" size={16} /> {t('workgroup.sitting.minutes.ready')}
        </p>
      ) : (
        <ul className="sit-list">
          {minutes.lacks.map((lack) => (
            <li key={lack.code}>
              <span>
                <Icon name="alert" size={16} /> {say(new Problem(lack.code, 409, lack.details))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Outcomes({ view }: { view: RoomView; minutes: MinutesView }) {
  const { t, locale } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Card title={t('workgroup.sitting.minutes.heard')} flush>
      <ol className="sit-outcomes">
        {view.items.map((item) => (
          <li key={item.id}>
            <button type="button" className="sit-line" aria-expanded={open === item.id} onClick={() => setOpen(open === item.id ? null : item.id)}>
              <span className="sit-no">{formatNumber(item.position, locale)}</span>
              <span className="sit-line-text">
                <span className="sit-line-unit">{item.unitName || item.title}</span>
                {item.unitName && <span className="sit-line-title">{item.title}</span>}
              </span>
              <Badge tone={toneOf(item.state)}>{t(`workgroup.item.state.${item.state}`)}</Badge>
            </button>
            {open === item.id && (
              <div className="sit-outcome">
                {item.reason && (
                  <p className="sit-reason" dir="auto">
                    {item.reason}
                  </p>
                )}
                {item.discussion && (
                  <p className="sit-notes" dir="auto">
                    {item.discussion}
                  </p>
                )}
                <ul className="sit-list">
                  {item.drafts.map((d) => (
                    <li key={d.id}>
                      <span>
                        {d.approved && (
                          <Link href={`/app/workgroup/resolutions/${d.id}`}>
                            <bdi dir="ltr">{d.code}</bdi>
                          </Link>
                        )}{' '}
                        <strong>{locale === 'fa' ? d.ownerFa : d.ownerEn || d.ownerFa}:</strong> {d.text} (
                        {t('workgroup.sitting.due', { date: formatDate(d.dueAt, locale, 'date') })})
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
