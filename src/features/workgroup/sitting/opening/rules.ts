// When a called session may be opened without a word. Pure.

import { problem } from '#kernel/problem.ts'

export const opensEarly = problem<{ startsAt: string }>('workgroup/opens-early', 422)

/**
 * The members were called for an hour: so long before it the secretary readies the room, and whoever came early may begin.
 * Earlier the others would find a session that sits, or has ended, without them.
 */
const freeBeforeMs = 60 * 60_000

export const isEarly = (startsAt: Date, now: Date): boolean => startsAt.getTime() - now.getTime() > freeBeforeMs
