// The contract of changes and versions.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { appliers, catalogueReaders, GroupCode, GroupDetail, proposers } from '../model.ts'
import { Change, Preview, reason, Seen, VersionView } from './model.ts'

const byCode = Type.Object({ code: GroupCode })

export const changesApi = {
  readGroup: {
    method: 'GET',
    path: '/api/groups/:code',
    may: 'anyone',
    params: byCode,
    reply: Type.Object({
      ...GroupDetail.properties,
      /** Active codes that answer for a retired one, through any number of changes. */
      current: Type.Array(Type.String()),
      panel: Type.Union([Type.Object({ id: Type.String(), nameFa: Type.String(), nameEn: Type.String() }), Type.Null()]),
    }),
    summary: 'One group with description, examples and what intake asks; an old code names its successors.',
  },
  listRetiredGroups: {
    method: 'GET',
    path: '/api/groups/retired',
    may: catalogueReaders,
    reply: Type.Object({ rows: Type.Array(GroupDetail) }),
    summary: 'Groups that are no longer used, with what took over.',
  },
  listGroupVersions: {
    method: 'GET',
    path: '/api/groups/:code/versions',
    may: catalogueReaders,
    params: byCode,
    reply: Type.Object({ rows: Type.Array(VersionView) }),
    summary: 'Every version of a group, the newest first, with who changed it and why.',
  },
  previewGroupChange: {
    method: 'POST',
    path: '/api/groups/changes/preview',
    may: [...new Set([...proposers, ...appliers])],
    body: Type.Object({ change: Change }),
    reply: Preview,
    summary: 'What a change of the catalogue would do, group by group; nothing is written.',
  },
  applyGroupChange: {
    method: 'POST',
    path: '/api/groups/changes',
    may: appliers,
    body: Type.Object({ change: Change, reason, seen: Seen }),
    reply: Type.Object({ codes: Type.Array(GroupCode) }),
    idempotent: true,
    summary: 'Changes the catalogue at once, with a reason; `seen` are the versions read before (409 when somebody changed one meanwhile).',
  },
} satisfies Contract
