// The map itself. It is for eyes and pointers; the list beside it says the same by keyboard.

import { useEffect, useRef } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClusterMember } from '../../knots/clusters/model.ts'
import { Bubble } from './Bubble.tsx'
import type { NamedCluster } from './ClusterList.tsx'
import { side, useZoom } from './use-zoom.ts'

type Props = {
  clusters: readonly NamedCluster[]
  /** Those that answer the search; null: no search. */
  dimmed: ReadonlySet<number> | null
  compared: boolean
  chosen: NamedCluster | null
  members: readonly ClusterMember[]
  hovered: string | null
  onHover: (id: string | null) => void
  onChoose: (no: number | null) => void
  domains: readonly { code: string; name: string }[]
}

export function ClusterSvg({ clusters, dimmed, compared, chosen, members, hovered, onHover, onChoose, domains }: Props) {
  const { t, locale } = useWords()
  const svg = useRef<SVGSVGElement>(null)
  const { transform, by, to } = useZoom(svg)
  const no = chosen?.no ?? null
  // The chosen one comes into the middle, also when it was chosen in the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice moves the map, not another answer of the server
  useEffect(() => {
    to(clusters.find((c) => c.no === no) ?? null)
  }, [no, to])
  const said = members.find((m) => m.id === hovered)
  const used = domains.filter((d) => clusters.some((c) => c.domain === d.code))
  return (
    <figure className="cluster-figure">
      <svg ref={svg} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t('obstacles.clusters.title')} data-zoomed={transform.k > 1 || undefined}>
        <g transform={`translate(${transform.x} ${transform.y}) scale(${transform.k})`}>
          {clusters.map((c) => (
            <Bubble
              key={c.no}
              cluster={c}
              scale={transform.k}
              chosen={c.no === no}
              dim={(dimmed !== null && !dimmed.has(c.no)) || (no !== null && c.no !== no)}
              compared={compared}
              onChoose={() => onChoose(c.no === no ? null : c.no)}
            />
          ))}
          {members.map((m) => (
            <circle
              key={m.id}
              className="cluster-dot"
              data-hovered={m.id === hovered || undefined}
              cx={m.x}
              cy={m.y}
              r={(m.id === hovered ? 7 : 4) / Math.sqrt(transform.k)}
              onPointerEnter={() => onHover(m.id)}
              onPointerLeave={() => onHover(null)}
            >
              <title>{m.text}</title>
            </circle>
          ))}
        </g>
      </svg>
      <div className="cluster-tools">
        <Button size="small" icon="plus" label={t('obstacles.clusters.zoom.in')} onPress={() => by(1.6)} />
        <Button size="small" icon="minus" label={t('obstacles.clusters.zoom.out')} onPress={() => by(1 / 1.6)} />
        <Button size="small" icon="undo" label={t('obstacles.clusters.zoom.all')} onPress={() => (no === null ? to(null) : onChoose(null))} />
      </div>
      <figcaption>
        {said ? (
          <span className="cluster-said" dir="auto">
            {said.text}
          </span>
        ) : (
          <>
            <span className="cluster-legend">
              <span>{t('obstacles.clusters.legend')}</span>
              {used.map((d) => (
                <span key={d.code} data-domain={d.code}>
                  {d.name} ({formatNumber(clusters.filter((c) => c.domain === d.code).length, locale)})
                </span>
              ))}
              {clusters.some((c) => c.domain === null) && <span data-domain="none">{t('obstacles.clusters.domain.none')}</span>}
            </span>
            <span className="muted">{t('obstacles.clusters.keys')}</span>
          </>
        )}
      </figcaption>
    </figure>
  )
}
