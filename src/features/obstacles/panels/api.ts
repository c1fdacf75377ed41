// Specialised panels, experts, opinions and solved-before notes. The contract.

import type { Contract } from '#kernel/contract.ts'

export const panelsApi = {} as const satisfies Contract
