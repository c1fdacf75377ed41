// The contract of the catalogue.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { bookletApi } from './booklet/api.ts'
import { changesApi } from './changes/api.ts'
import { exchangeApi } from './exchange/api.ts'
import { Catalogue, Group, GroupCode, UsualAgency, usualAgencySetters } from './model.ts'
import { proposalsApi } from './proposals/api.ts'

const byCode = Type.Object({ code: GroupCode })
const Usual = Type.Object({ agencies: Type.Array(UsualAgency) })

export const catalogueApi = {
  listGroups: {
    method: 'GET',
    path: '/api/groups',
    may: 'anyone',
    reply: Catalogue,
    raw: true,
    summary:
      'The four domains and their obstacle groups; the same for every province. Ask again with If-None-Match: an unchanged catalogue costs nothing.',
  },
  searchGroups: {
    method: 'GET',
    path: '/api/groups/search',
    may: 'anyone',
    reply: Type.Object({ rows: Type.Array(Group) }),
    rate: { max: 120, per: 'minute' },
    summary: 'Groups that fit a description in the producer’s own words, best first, at most ten.',
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 2000 }) }),
  },
  readUsualAgencies: {
    method: 'GET',
    path: '/api/groups/:code/agencies',
    may: ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager', 'admin'],
    scope: 'registry:read',
    params: byCode,
    reply: Usual,
    summary: 'The agencies of this province a group usually goes to.',
  },
  setUsualAgencies: {
    method: 'PUT',
    path: '/api/groups/:code/agencies',
    may: usualAgencySetters,
    params: byCode,
    body: Type.Object({ agencyIds: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 10 }) }),
    reply: Usual,
    summary: 'Sets the agencies of this province a group usually goes to.',
  },
  listUsualAgencies: {
    method: 'GET',
    path: '/api/usual-agencies',
    may: ['operator', 'centreHead', 'secretary', 'manager', 'admin'],
    scope: 'registry:read',
    reply: Type.Object({ rows: Type.Array(Type.Object({ code: GroupCode, agencyIds: Type.Array(Type.String()) })) }),
    summary: 'For every group the agencies of this province it usually goes to.',
  },
  ...bookletApi,
  ...changesApi,
  ...exchangeApi,
  ...proposalsApi,
} satisfies Contract
