// What became of a cluster since the look it is compared with.

import { formatNumber, type Locale } from '#kernel/format.ts'
import type { ClusterView } from '../../knots/clusters/model.ts'

export type Trend = 'new' | 'grown' | 'shrunk' | 'same'

/** null: nothing to compare with. */
export function trendOf(cluster: Pick<ClusterView, 'size' | 'prior'>, compared: boolean): Trend | null {
  if (!compared) return null
  if (!cluster.prior) return 'new'
  return cluster.size > cluster.prior.size ? 'grown' : cluster.size < cluster.prior.size ? 'shrunk' : 'same'
}

type Say = (key: string, params?: Record<string, unknown>) => string
export function trendText(cluster: Pick<ClusterView, 'size' | 'prior'>, trend: Trend, t: Say, locale: Locale): string {
  const change = Math.abs(cluster.size - (cluster.prior?.size ?? 0))
  return t(`obstacles.clusters.${trend}`, { count: formatNumber(change, locale) })
}

export const trendMark: Readonly<Record<Trend, string>> = { new: '✱', grown: '▲', shrunk: '▼', same: '' }
