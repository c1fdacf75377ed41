// Papers: registered documents, templates, the public check. The contract.

import type { Contract } from '#kernel/contract.ts'

export const papersApi = {} as const satisfies Contract
