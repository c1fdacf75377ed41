// Dossiers. The contract.

import type { Contract } from '#kernel/contract.ts'

export const dossiersApi = {} as const satisfies Contract
