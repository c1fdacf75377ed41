// One cluster: its figures, its knot, and samples to read.

import { formatNumber } from '#kernel/format.ts'
import type { Problem } from '#kernel/problem.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClusterMember } from '../../knots/clusters/model.ts'
import { workers } from '../../knots/model.ts'
import type { NamedCluster } from './ClusterList.tsx'
import { percent } from './look.ts'
import { SuspectForm } from './SuspectForm.tsx'
import { trendMark, trendOf, trendText } from './trend.ts'

type Props = {
  runId: string
  cluster: NamedCluster
  compared: boolean
  members: readonly ClusterMember[]
  loading: boolean
  problem: Problem | null
  hovered: string | null
  onHover: (id: string | null) => void
  onClose: () => void
}

export function ClusterPane({ runId, cluster: c, compared, members, loading, problem, hovered, onHover, onClose }: Props) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const number = (n: number) => formatNumber(n, locale)
  const trend = trendOf(c, compared)
  const name = c.words.join(' · ') || t('obstacles.clusters.unnamed')
  return (
    <section className="cluster-pane" aria-label={name}>
      <header>
        <h2 dir="auto">{name}</h2>
        <Button icon="close" kind="quiet" label={t('obstacles.clusters.close')} onPress={onClose} />
      </header>
      <p className="cluster-facts">
        <strong>{t('obstacles.clusters.size', { count: number(c.size) })}</strong>
        <span>{t('obstacles.clusters.units', { count: number(c.units) })}</span>
        {c.counties > 0 && <span>{t('obstacles.clusters.counties', { count: number(c.counties) })}</span>}
        <span>{t('obstacles.clusters.cohesion', { percent: percent(c.cohesion, locale) })}</span>
        {trend && (
          <span data-trend={trend}>
            <span aria-hidden="true">{trendMark[trend]}</span> {trendText(c, trend, t, locale)}
          </span>
        )}
      </p>
      {c.groupName && (
        <p className="cluster-facts">
          <Badge>{c.groupName}</Badge>
          {c.groupShare !== null && <span className="muted">{t('obstacles.clusters.share', { percent: percent(c.groupShare, locale) })}</span>}
        </p>
      )}
      {c.knot ? (
        <LinkButton href={`/app/knots/${c.knot.id}`} icon="link" kind="primary">
          {`${c.knot.code} · ${t(`obstacles.knots.state.${c.knot.state}`)}`}
        </LinkButton>
      ) : (
        workers.includes(role as never) && (
          <DialogButton kind="primary" icon="plus" text={t('obstacles.clusters.suspect')} title={t('obstacles.knots.act.suspect')}>
            {(close) => <SuspectForm onDone={close} cluster={{ runId, no: c.no }} title={c.words.slice(0, 4).join('، ')} />}
          </DialogButton>
        )
      )}
      <h3>{t('obstacles.clusters.members')}</h3>
      <ProblemBox problem={problem} />
      {loading && members.length === 0 && <Skeleton lines={6} label={t('ui.loading')} />}
      <ol className="cluster-members">
        {members.slice(0, 60).map((m) => (
          <li key={m.id} data-hovered={m.id === hovered || undefined} onPointerEnter={() => onHover(m.id)} onPointerLeave={() => onHover(null)}>
            <p dir="auto">{m.text}</p>
            <p className="muted">
              <bdi dir="ltr">{m.code}</bdi> · <bdi>{m.unitName}</bdi> {locale === 'fa' ? m.countyFa : m.countyEn}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
