// Clusters of like open obstacles as a map to zoom, with the same as a list beside it.

import './knots.css'
import { useDeferredValue, useMemo, useState } from 'react'
import { formatDate, formatNumber } from '#kernel/format.ts'
import { fold } from '#kernel/text.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { knotsApi as api } from '../../knots/api.ts'
import type { ClusterMap } from '../../knots/clusters/model.ts'
import { lookers } from '../../knots/model.ts'
import { ClusterList } from './ClusterList.tsx'
import { ClusterPane } from './ClusterPane.tsx'
import { ClusterSvg } from './ClusterSvg.tsx'
import { Gone } from './Gone.tsx'
import { LookProgress } from './LookProgress.tsx'
import { useGroupNames } from './use-names.ts'

export function MapPage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const [query] = useQuery()
  const { run, against } = query
  const found = useApi(api.clusterMap, { query: { ...(run && { runId: run }), ...(against && { againstId: against }) } }, { key: 'clusters' })
  useLive(['clusters'])
  const look = useAct(api.lookForClusters, { refetch: ['clusters'], done: t('obstacles.clusters.looked') })
  const map = found.data
  return (
    <PageFrame
      title={t('obstacles.clusters.title')}
      back={{ href: '/app/knots', text: t('obstacles.knots.title') }}
      subtitle={
        map?.run
          ? t('obstacles.clusters.run', {
              date: formatDate(map.run.at, locale, 'dateTime'),
              clusters: formatNumber(map.clusters.length, locale),
              obstacles: formatNumber(map.run.obstacles, locale),
            })
          : t('obstacles.clusters.subtitle')
      }
      actions={
        lookers.some((one) => one === role) && (
          <Button icon="refresh" kind="primary" busy={look.busy || Boolean(map?.looking)} onPress={() => void look.run({ body: {} })}>
            {t('obstacles.clusters.look')}
          </Button>
        )
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {map?.looking && <LookProgress looking={map.looking} />}
      {map?.failed && <p className="muted">{t('obstacles.clusters.failed')}</p>}
      {!map && found.loading && <Skeleton lines={10} label={t('ui.loading')} />}
      {map && !map.clusters.length && !map.looking && (
        <EmptyState icon="pin" title={t('obstacles.clusters.none')} text={t('obstacles.clusters.none.hint')} />
      )}
      {map?.run && map.clusters.length > 0 && <MapBody map={map} />}
    </PageFrame>
  )
}

function MapBody({ map }: { map: ClusterMap }) {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const [text, setText] = useState('')
  const [hovered, setHovered] = useState<string | null>(null)
  const needle = fold(useDeferredValue(text))
  const groups = useGroupNames()
  const named = useMemo(
    () => map.clusters.map((c) => ({ ...c, domain: groups.domainOf(c.groupCode), groupName: c.groupCode ? groups.nameOf(c.groupCode) : '' })),
    [map.clusters, groups],
  )
  const shown = named.filter((c) => needle === '' || fold(`${c.words.join(' ')} ${c.groupName} ${c.knot?.title ?? ''}`).includes(needle))
  const chosen = named.find((c) => String(c.no) === query['cluster']) ?? null
  const choose = (no: number | null) => setQuery({ cluster: no === null ? null : String(no) })
  const members = useApi(
    api.clusterMembers,
    { params: { runId: map.run!.id, no: chosen?.no ?? 0 }, query: { limit: 200 } },
    { key: 'cluster-members', off: chosen === null },
  )
  const rows = chosen ? (members.data?.rows ?? []) : []
  return (
    <>
      <Toolbar label={t('ui.filter')}>
        <TextField label={t('obstacles.clusters.filter')} type="search" icon="search" value={text} onChange={setText} />
        {map.earlier.length > 0 && (
          <Select
            label={t('obstacles.clusters.against')}
            value={map.against?.id ?? null}
            options={map.earlier.map((r) => ({ id: r.id, text: formatDate(r.at, locale, 'dateTime') }))}
            onChange={(id) => setQuery({ against: id })}
          />
        )}
      </Toolbar>
      <div className="cluster-map">
        <ClusterSvg
          clusters={named}
          dimmed={needle === '' ? null : new Set(shown.map((c) => c.no))}
          compared={map.against !== null}
          chosen={chosen}
          members={rows}
          hovered={hovered}
          onHover={setHovered}
          onChoose={choose}
          domains={groups.domains}
        />
        <div className="cluster-side">
          {chosen ? (
            <ClusterPane
              runId={map.run!.id}
              cluster={chosen}
              compared={map.against !== null}
              members={rows}
              loading={members.loading}
              problem={members.problem}
              hovered={hovered}
              onHover={setHovered}
              onClose={() => choose(null)}
            />
          ) : (
            <ClusterList clusters={shown} compared={map.against !== null} onChoose={choose} />
          )}
        </div>
      </div>
      {map.gone.length > 0 && <Gone gone={map.gone} />}
    </>
  )
}
