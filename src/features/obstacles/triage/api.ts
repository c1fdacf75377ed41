// Triage: the likeliest groups for a text, learning, quality. The contract.

import type { Contract } from '#kernel/contract.ts'

export const triageApi = {} as const satisfies Contract
