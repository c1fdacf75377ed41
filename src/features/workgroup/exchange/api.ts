// Signed aggregates and the league table. The contract.

import type { Contract } from '#kernel/contract.ts'

export const exchangeApi = {} as const satisfies Contract
