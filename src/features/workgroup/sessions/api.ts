// Sessions: calendar, agenda, invitations. The contract.

import type { Contract } from '#kernel/contract.ts'

export const sessionsApi = {} as const satisfies Contract
