// Triage: the likeliest groups for a text, learning, quality. The contract.

import type { Contract } from '#kernel/contract.ts'
import { Question, Suggestion, triageRoles } from './model.ts'
import { qualityApi } from './quality/api.ts'

export const triageApi = {
  suggestGroups: {
    method: 'POST',
    path: '/api/triage',
    may: triageRoles,
    body: Question,
    reply: Suggestion,
    summary:
      'The three likeliest groups of a text with desks, fields to ask, evidence and the reasons, or an honest “not sure”; writes and sends nothing.',
    rate: { max: 1200, per: 'minute' },
  },
  ...qualityApi,
} as const satisfies Contract
