// A backlog that comes as a spreadsheet. The contract.

import type { Contract } from '#kernel/contract.ts'

export const importsApi = {} as const satisfies Contract
