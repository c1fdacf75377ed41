// The contract of this room: one's own account, staff, machine tokens, the journal.

import type { Contract } from '#kernel/contract.ts'
import { journalApi } from './journal/api.ts'
import { sessionsApi } from './sessions/api.ts'
import { staffApi } from './staff/api.ts'
import { tokensApi } from './tokens/api.ts'

export const api = { ...sessionsApi, ...staffApi, ...tokensApi, ...journalApi } satisfies Contract
