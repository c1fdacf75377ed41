// Near-duplicates and likenesses: found, shown with reasons, decided by a person. The contract.

import type { Contract } from '#kernel/contract.ts'

export const similarApi = {} as const satisfies Contract
