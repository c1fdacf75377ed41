// Says at once, in the server's own words, that a number cannot be right.

import { normalisePhone } from '#kernel/identity.ts'
import { Problem } from '#kernel/problem.ts'

/** Null while empty or short enough to be still typed, and for a good number. */
export function checkIsPhone(raw: string): Problem | null {
  const text = raw.trim()
  if (text.length < 10) return null
  const checked = normalisePhone(text)
  return checked.ok ? null : new Problem(checked.reason, 422)
}
