// The clusters as a list: everything that the map shows, by keyboard.

import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { useState } from 'react'
import { useWords } from '#ui/words.tsx'
import type { ClusterView } from '../../knots/clusters/model.ts'
import { trendMark, trendOf, trendText } from './trend.ts'

export type NamedCluster = ClusterView & { readonly domain: string | null; readonly groupName: string }
const page = 40

export function ClusterList({
  clusters,
  compared,
  onChoose,
}: {
  clusters: readonly NamedCluster[]
  compared: boolean
  onChoose: (no: number) => void
}) {
  const { t, locale } = useWords()
  const [most, setMost] = useState(page)
  return (
    <section aria-label={t('obstacles.clusters.list')}>
      <ol className="cluster-list">
        {clusters.slice(0, most).map((c) => {
          const trend = trendOf(c, compared)
          return (
            <li key={c.no}>
              <button type="button" data-domain={c.domain ?? 'none'} onClick={() => onChoose(c.no)}>
                <span className="cluster-words" dir="auto">
                  {c.words.slice(0, 4).join(' · ') || t('obstacles.clusters.unnamed')}
                </span>
                <span className="cluster-facts">
                  <strong>{t('obstacles.clusters.size', { count: formatNumber(c.size, locale) })}</strong>
                  <span>{t('obstacles.clusters.units', { count: formatNumber(c.units, locale) })}</span>
                  {c.groupName && <span>{c.groupName}</span>}
                  {trend && trend !== 'same' && (
                    <span data-trend={trend}>
                      <span aria-hidden="true">{trendMark[trend]}</span> {trendText(c, trend, t, locale)}
                    </span>
                  )}
                  {c.knot && (
                    <Badge tone="primary" icon="link">
                      {c.knot.code}
                    </Badge>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {clusters.length > most && (
        <Button kind="quiet" icon="down" onPress={() => setMost(most + page)}>
          {t('ui.load-more')}
        </Button>
      )}
    </section>
  )
}
