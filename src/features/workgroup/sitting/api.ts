// The session while it sits, and its minutes. The contract.

import type { Contract } from '#kernel/contract.ts'

export const sittingApi = {} as const satisfies Contract
