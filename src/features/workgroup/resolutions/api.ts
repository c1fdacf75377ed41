// Resolutions and the duties beside them. The contract.

import type { Contract } from '#kernel/contract.ts'

export const resolutionsApi = {} as const satisfies Contract
