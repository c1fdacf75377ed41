// The contract of the quality page.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { GroupCode } from '../../catalogue/model.ts'
import { errorRoles, keeperRoles, qualityRoles } from '../model.ts'
import { Mistakes, Month, Quality, Setting, State } from './model.ts'

const period = { from: Type.Optional(Month), to: Type.Optional(Month) }
const kind = Type.Optional(Type.Enum(['xlsx', 'csv']))

export const qualityApi = {
  readTriageQuality: {
    method: 'GET',
    path: '/api/triage/quality',
    may: qualityRoles,
    reply: Quality,
    summary: 'How well triage did on what people decided, by Jalali month and group, and where it errs; twelve months unless told.',
    query: Type.Object(period),
  },
  listTriageMistakes: {
    method: 'GET',
    path: '/api/triage/quality/texts',
    may: errorRoles,
    reply: Mistakes,
    summary: 'The texts behind one pair of decided and suggested group that the caller may read, the newest first.',
    query: Type.Object({ groupCode: GroupCode, saidCode: GroupCode, after: Type.Optional(Type.String({ format: 'uuid' })) }),
  },
  exportTriageQuality: {
    method: 'GET',
    path: '/api/triage/quality/export',
    may: qualityRoles,
    raw: true,
    reply: Type.String(),
    summary: 'The figures by group and month as a spreadsheet.',
    query: Type.Object({ ...period, kind }),
    rate: { max: 60, per: 'hour' },
  },
  exportTriageCorrections: {
    method: 'GET',
    path: '/api/triage/corrections/export',
    may: errorRoles,
    raw: true,
    reply: Type.String(),
    summary: 'Decided texts with what triage had said, in the columns that `npm run triage:eval` reads; at most 20,000, the newest first.',
    query: Type.Object({ kind }),
    rate: { max: 20, per: 'hour' },
  },
  readTriageState: {
    method: 'GET',
    path: '/api/triage/state',
    may: qualityRoles,
    reply: State,
    summary: 'The model of the province: its age and figures, what was learned since, a running refit, the threshold.',
  },
  refitTriage: {
    method: 'POST',
    path: '/api/triage/refit',
    may: keeperRoles,
    reply: Type.Object({}),
    status: 202,
    summary: 'Learns anew from every decision, in the background; one that already runs is left alone.',
    rate: { max: 20, per: 'hour' },
  },
  setTriageThreshold: {
    method: 'PUT',
    path: '/api/triage/settings',
    may: keeperRoles,
    body: Type.Object({ threshold: Type.Union([Type.Number({ minimum: 0.3, maximum: 0.99 }), Type.Null()]) }),
    reply: Setting,
    versioned: true,
    ifMatch: true,
    summary: 'From which probability triage is sure in this province; null: where 95 % of the model’s answers were right.',
  },
} satisfies Contract
