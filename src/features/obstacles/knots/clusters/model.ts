// Clusters of like obstacles: what a run of the clustering finds and what the map shows.

import { type Static, Type } from 'typebox'
import { Id, orNull } from '../model.ts'

export const stages = ['waiting', 'reading', 'joining', 'naming', 'writing', 'done', 'failed'] as const
export type Stage = (typeof stages)[number]

const Count = Type.Integer({ minimum: 0 })
export const ClusterRun = Type.Object({
  id: Id,
  at: Type.String(),
  obstacles: Count,
  seconds: Type.Number(),
  /** How much better it falls apart than by chance, 0..1. */
  modularity: Type.Number(),
})
export type ClusterRun = Static<typeof ClusterRun>

/** A run under way; `progress` 0..1. */
export const Looking = Type.Object({ id: Id, at: Type.String(), stage: Type.Enum([...stages]), progress: Type.Number() })
export type Looking = Static<typeof Looking>

export const ClusterView = Type.Object({
  no: Count,
  size: Count,
  units: Count,
  counties: Count,
  words: Type.Array(Type.String()),
  groupCode: orNull(Type.String()),
  groupShare: orNull(Type.Number()),
  cohesion: Type.Number(),
  /** Middle and radius on the map, whose side is 1000. */
  x: Type.Number(),
  y: Type.Number(),
  r: Type.Number(),
  knot: orNull(Type.Object({ id: Id, code: Type.String(), title: Type.String(), state: Type.String() })),
  /** Where it comes from in the run compared with; null: new. `shared`: how many of its obstacles were there already. */
  prior: orNull(Type.Object({ no: Count, size: Count, shared: Count })),
})
export type ClusterView = Static<typeof ClusterView>

/** A cluster of the run compared with that none of this run comes from. */
export const GoneCluster = Type.Object({ no: Count, size: Count, words: Type.Array(Type.String()), groupCode: orNull(Type.String()) })

export const ClusterMap = Type.Object({
  /** null: nothing was looked at yet. */
  run: orNull(ClusterRun),
  /** The run it is compared with; null: there is none before it. */
  against: orNull(ClusterRun),
  /** Earlier runs that this one can be compared with, the latest first. */
  earlier: Type.Array(ClusterRun),
  clusters: Type.Array(ClusterView),
  gone: Type.Array(GoneCluster),
  looking: orNull(Looking),
  /** The last look was broken off. */
  failed: Type.Boolean(),
})
export type ClusterMap = Static<typeof ClusterMap>

export const ClusterMember = Type.Object({
  id: Id,
  kind: Type.Enum(['case', 'archive']),
  code: Type.String(),
  text: Type.String(),
  unitName: Type.String(),
  countyFa: Type.String(),
  countyEn: Type.String(),
  groupCode: orNull(Type.String()),
  knotId: orNull(Id),
  x: Type.Number(),
  y: Type.Number(),
})
export type ClusterMember = Static<typeof ClusterMember>
export const ClusterMemberPage = Type.Object({ rows: Type.Array(ClusterMember), next: orNull(Type.String()) })

// ── Between the server and the thread ───────────────────────────────────────────────────────────────────────────────

/** What the thread works on: texts end to end as UTF-8 in slices, their ends within the slice; unit, county and group as small numbers, -1: none. */
export type ClusterJob = {
  readonly slices: readonly { readonly bytes: Uint8Array; readonly ends: Uint32Array }[]
  readonly units: Int32Array
  readonly counties: Int32Array
  readonly groups: Int32Array
}

export type FoundCluster = {
  readonly size: number
  readonly units: number
  readonly counties: number
  readonly words: readonly string[]
  /** Index into the groups of the job; -1: most have none. */
  readonly group: number
  readonly groupShare: number
  readonly cohesion: number
  readonly x: number
  readonly y: number
  readonly r: number
}
/** Clusters, the largest first; `member[i]` is the cluster of text i or -1; positions and rank (0: most typical) per text. */
export type ClusterResult = {
  readonly clusters: readonly FoundCluster[]
  readonly member: Int32Array
  readonly rank: Int32Array
  readonly xs: Float32Array
  readonly ys: Float32Array
  readonly modularity: number
}
