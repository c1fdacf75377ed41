// Knots and the clusters they are suspected in. The contract.

import { type TSchema, Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { ClusterMap, ClusterMemberPage } from './clusters/model.ts'
import { actBodies, Id, KnotFilter, KnotLine, KnotPage, KnotView, lookers, MemberPage, NewKnot, readers, workers } from './model.ts'

const byId = Type.Object({ id: Id })
const after = Type.Optional(Type.String({ maxLength: 80 }))
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }))

const act = <const Path extends string, B extends TSchema>(path: Path, body: B, summary: string) =>
  ({
    method: 'POST',
    path: `/api/knots/:id/${path}`,
    summary,
    may: workers,
    params: byId,
    body,
    reply: KnotView,
    versioned: true,
    ifMatch: true,
  }) as const

export const knotsApi = {
  listKnots: {
    method: 'GET',
    path: '/api/knots',
    summary: 'Knots the caller may see, those first that hold up most, with how many there are in each state.',
    may: readers,
    query: Type.Object({ ...KnotFilter.properties, after, limit }),
    reply: KnotPage,
  },
  openKnots: {
    method: 'GET',
    path: '/api/knots/open',
    summary: 'Live knots for a picker: at most 20, those first that hold up most.',
    may: workers,
    query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 200 })), groupCode: KnotFilter.properties.groupCode }),
    reply: Type.Object({ rows: Type.Array(KnotLine) }),
  },
  exportKnots: {
    method: 'GET',
    path: '/api/knots/export',
    summary: 'The list of knots as a spreadsheet.',
    may: readers,
    query: Type.Object({ ...KnotFilter.properties, kind: Type.Enum(['xlsx', 'csv']) }),
    reply: Type.Object({}),
    raw: true,
    rate: { max: 20, per: 'minute' },
  },
  suspectKnot: {
    method: 'POST',
    path: '/api/knots',
    summary: 'Writes down a suspected knot, with the obstacles named or those of a cluster.',
    may: workers,
    body: NewKnot,
    reply: KnotView,
    status: 201,
    versioned: true,
    idempotent: true,
  },
  readKnot: {
    method: 'GET',
    path: '/api/knots/:id',
    summary: 'One knot: what hangs on it, its history, and the acts open to the caller.',
    may: readers,
    params: byId,
    reply: KnotView,
    versioned: true,
  },
  knotMembers: {
    method: 'GET',
    path: '/api/knots/:id/members',
    summary: 'Obstacles that hang on the knot, as far as the caller may read them.',
    may: readers,
    params: byId,
    query: Type.Object({ after, limit }),
    reply: MemberPage,
  },
  editKnot: act('edit', actBodies.edit, 'Corrects what the knot says of itself.'),
  confirmKnot: act(
    'confirm',
    actBodies.confirm,
    'The panel confirms the knot: what must change and who can change it. Its open cases wait for it from now on.',
  ),
  dismissKnot: act('dismiss', actBodies.dismiss, 'The panel says that there is no common cause; the obstacles are let go.'),
  proposeKnot: act('propose', actBodies.propose, 'The proposal has gone to the owner of the rule by this letter.'),
  acceptKnot: act('accept', actBodies.accept, 'The owner has agreed to the change.'),
  refuseKnot: act('refuse', actBodies.refuse, 'The owner has refused; its cases are let go.'),
  cannotChangeKnot: act('cannot_change', actBodies.cannot_change, 'The rule cannot be changed, with the legal basis; its cases are let go.'),
  changeKnot: act('change', actBodies.change, 'The rule was changed: the producers of all its cases are asked at once.'),
  verifyKnot: act('verify', actBodies.verify, 'The panel says with figures that the change has helped.'),
  reopenKnot: act('reopen', actBodies.reopen, 'Takes the knot up again; what still waits hangs on it again.'),
  joinKnot: act('join', actBodies.join, 'This knot is another one: everything on it hangs on that one from now on. Reopening undoes it.'),
  splitKnot: act('split', actBodies.split, 'Some of its obstacles become a knot of their own.'),
  addToKnot: act('add_obstacles', actBodies.add_obstacles, 'Hangs open obstacles on the knot.'),
  removeFromKnot: act('remove_obstacles', actBodies.remove_obstacles, 'Takes obstacles off the knot.'),
  commentKnot: act('comment', actBodies.comment, 'A note in its history.'),
  attachToKnot: {
    method: 'POST',
    path: '/api/knots/:id/files',
    summary: 'Adds evidence: photos, PDF or sound. The type is told by content.',
    may: workers,
    params: byId,
    upload: { maxBytes: 20_000_000, maxFiles: 10 },
    reply: KnotView,
    status: 201,
    versioned: true,
  },
  readKnotFile: {
    method: 'GET',
    path: '/api/knots/:id/files/:fileId',
    summary: 'One file of evidence.',
    may: readers,
    params: Type.Object({ id: Id, fileId: Id }),
    reply: Type.Object({}),
    raw: true,
  },
  clusterMap: {
    method: 'GET',
    path: '/api/clusters',
    summary: 'Clusters of like open obstacles, compared with an earlier look.',
    may: readers,
    query: Type.Object({ runId: Type.Optional(Id), againstId: Type.Optional(Id) }),
    reply: ClusterMap,
  },
  clusterMembers: {
    method: 'GET',
    path: '/api/clusters/:runId/:no/members',
    summary: 'Obstacles of one cluster, the most typical first. Confidential ones are never clustered.',
    may: readers,
    params: Type.Object({ runId: Id, no: Type.Integer({ minimum: 0, maximum: 100_000 }) }),
    query: Type.Object({ after, limit }),
    reply: ClusterMemberPage,
  },
  lookForClusters: {
    method: 'POST',
    path: '/api/clusters/look',
    summary: 'Looks for clusters now, beside the server; the map tells how far it is.',
    may: lookers,
    body: Type.Object({}),
    reply: Type.Object({ id: Id }),
    status: 202,
    rate: { max: 10, per: 'hour' },
  },
} as const satisfies Contract
