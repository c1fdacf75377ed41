// The register of obstacles: what is told of every obstacle, and the heat table over it. The contract.

import type { Contract } from '#kernel/contract.ts'

export const registerApi = {} as const satisfies Contract
