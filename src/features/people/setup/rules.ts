// The first run: codes printed on the server's console.

import { problem } from '#kernel/problem.ts'

/** One answer for a wrong, used or expired code, and when an administrator exists already. */
export const wrongSetupCode = problem('people/wrong-setup-code', 401, { keepsWrites: true })
export const setupNeedsLogin = problem('people/setup-needs-login', 422)

export const setupHours = 24
