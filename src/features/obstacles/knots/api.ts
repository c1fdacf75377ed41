// Knots and the clusters they are suspected in. The contract.

import type { Contract } from '#kernel/contract.ts'

export const knotsApi = {} as const satisfies Contract
