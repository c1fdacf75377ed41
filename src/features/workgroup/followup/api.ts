// Follow-up: boards and figures. The contract.

import type { Contract } from '#kernel/contract.ts'

export const followupApi = {} as const satisfies Contract
