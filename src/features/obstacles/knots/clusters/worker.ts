// The clustering in a thread of its own.

import { inThread } from '#server/threads.ts'
import type { ClusterJob, ClusterResult } from './model.ts'
import { findClusters } from './rules.ts'

await inThread<ClusterJob, ClusterResult>(
  (job, tell) => findClusters(job, (stage, share) => tell({ stage, share })),
  ({ member, rank, xs, ys }) => [member.buffer, rank.buffer, xs.buffer, ys.buffer] as ArrayBuffer[],
)
