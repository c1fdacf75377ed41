// Bodies, seats and deadlines. The contract.

import type { Contract } from '#kernel/contract.ts'

export const bodiesApi = {} as const satisfies Contract
