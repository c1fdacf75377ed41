// What hangs on the wall: the current item in large type, its proposals, votes and resolutions. Follows the room by itself.

import './projector.css'
import { useEffect } from 'react'
import { formatDate, formatNumber } from '#kernel/format.ts'
import { useParam } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { sittingApi } from '../../sitting/api.ts'
import type { ProjectorItem, ProjectorView } from '../../sitting/model.ts'
import { proposalTone, toneOf } from './look.ts'
import { QuorumBadge } from './QuorumBadge.tsx'
import { Timer } from './Timer.tsx'

/** The open item; else the one decided last; else none. */
function current(view: ProjectorView): ProjectorItem | undefined {
  return view.items.find((i) => i.state === 'open')
}

export function ProjectorPage() {
  const { t } = useWords()
  const id = useParam('id')
  const found = useApi(sittingApi.readProjector, { params: { id } }, { key: `session:${id}`, every: 30_000 })
  useLive([`session:${id}`])
  useEffect(() => {
    document.title = t('workgroup.sitting.wall.title')
  }, [t])
  return (
    <div className="wall">
      {found.data ? (
        <Wall view={found.data} />
      ) : found.problem ? (
        <ProblemBox problem={found.problem} onRetry={found.refetch} />
      ) : (
        <Skeleton lines={8} label={t('ui.loading')} />
      )}
    </div>
  )
}

function Wall({ view }: { view: ProjectorView }) {
  const { t, locale } = useWords()
  const item = current(view)
  const next = view.items.find((i) => i.state === 'waiting')
  const over = ['closed', 'minuted', 'cancelled', 'not_held'].includes(view.state)
  return (
    <>
      <header className="wall-head">
        <div>
          <h1>{locale === 'fa' ? view.nameFa : view.nameEn || view.nameFa}</h1>
          <p>
            <bdi dir="ltr">{view.code}</bdi> · {formatDate(view.startsAt, locale, 'full')}
            {view.chairName && ` · ${t('workgroup.sitting.chairedBy', { name: view.chairName })}`}
          </p>
        </div>
        <div className="wall-side">
          <QuorumBadge quorum={item?.quorum ?? view.quorum} />
          <span className="wall-acts">
            <Button size="small" icon="image" onPress={() => void document.documentElement.requestFullscreen?.()}>
              {t('workgroup.sitting.wall.full')}
            </Button>
            <LinkButton size="small" href={`/app/workgroup/sessions/${view.id}/sitting`} icon="back">
              {t('workgroup.sitting.wall.leave')}
            </LinkButton>
          </span>
        </div>
      </header>
      <main className="wall-main" aria-live="polite">
        {item ? (
          <Current item={item} count={view.items.length} />
        ) : (
          <p className="wall-rest">{t(over ? 'workgroup.sitting.wall.over' : 'workgroup.sitting.wall.waits')}</p>
        )}
      </main>
      <footer className="wall-foot">
        {view.items.map((i) => (
          <span key={i.id} className="wall-dot" data-state={i.state} title={t(`workgroup.item.state.${i.state}`)}>
            {formatNumber(i.position, locale)}
            <span className="visually-hidden">{t(`workgroup.item.state.${i.state}`)}</span>
          </span>
        ))}
        {next && !over && (
          <span className="wall-next">
            {t('workgroup.sitting.wall.next')}: {next.confidential ? t('workgroup.sitting.confidential') : next.unitName || next.title}
          </span>
        )}
      </footer>
    </>
  )
}

function Current({ item, count }: { item: ProjectorItem; count: number }) {
  const { t, locale } = useWords()
  const n = (value: number) => formatNumber(value, locale)
  return (
    <>
      <p className="wall-kicker">
        {t('workgroup.sitting.wall.item', { no: n(item.position), count: n(count) })}{' '}
        <Badge tone={toneOf(item.state)}>{t(`workgroup.item.state.${item.state}`)}</Badge>
        <Timer item={item} />
      </p>
      {item.confidential ? (
        <h2>{t('workgroup.sitting.wall.confidential')}</h2>
      ) : (
        <>
          <h2>{item.unitName || item.title}</h2>
          {item.unitName && <p className="wall-title">{item.title}</p>}
        </>
      )}
      {item.proposals.length > 0 && (
        <section>
          <h3>{t('workgroup.sitting.proposals')}</h3>
          <ul className="wall-list">
            {item.proposals.map((p) => (
              <li key={p.id}>
                <p>
                  {p.text} <Badge tone={proposalTone(p.state)}>{t(`workgroup.proposal.state.${p.state}`)}</Badge>
                </p>
                {p.for + p.against + p.abstain > 0 && (
                  <p className="wall-votes">
                    {t('workgroup.sitting.votes', { for: n(p.for), against: n(p.against), abstain: n(p.abstain) })}{' '}
                    <span>{t('workgroup.sitting.wall.entitled', { count: n(p.entitled) })}</span>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {item.drafts.length > 0 && (
        <section>
          <h3>{t('workgroup.sitting.drafts')}</h3>
          <ol className="wall-list">
            {item.drafts.map((d) => (
              <li key={d.id}>
                <p>
                  <strong>{locale === 'fa' ? d.ownerFa : d.ownerEn || d.ownerFa}:</strong> {d.text}
                </p>
                <p className="wall-due">
                  {t('workgroup.sitting.due', { date: formatDate(d.dueAt, locale, 'date') })}
                  {d.duties.map((duty) => ` · ${t('workgroup.sitting.draft.duties')}: ${duty}`)}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
