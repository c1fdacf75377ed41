// The contract of casework, whole.

import type { Contract } from '#kernel/contract.ts'
import { api as cases } from './cases/api.ts'
import { api as follow } from './follow/api.ts'
import { api as queues } from './queues/api.ts'
import { api as referrals } from './referrals/api.ts'

export const api = { ...cases, ...referrals, ...queues, ...follow } satisfies Contract
