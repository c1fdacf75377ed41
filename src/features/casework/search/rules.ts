// What somebody typed into the search box: a case code or its last digits, a phone, a company's identifier, or words.

import { toLatinDigits } from '#kernel/format.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { readCode } from '../codes/rules.ts'

export type Wanted =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'company'; readonly legalEntityId: string }
  | { readonly kind: 'words'; readonly text: string }

/** The most exact reading first; digits that are no identifier are words too (a contract number told in a text). */
export function wanted(raw: string): Wanted {
  const code = readCode(raw)
  if (code) return { kind: 'code', code }
  const digits = toLatinDigits(raw).replace(/[\s()+-]/g, '')
  if (/^\d{10,14}$/.test(digits)) {
    // A phone begins with 0, 98 or 9; a company’s identifier is looked up even when a digit of it is wrong in the registry.
    const phone = /^(0|98|9)/.test(digits) ? normalisePhone(raw) : { ok: false as const }
    if (phone.ok) return { kind: 'phone', phone: phone.value }
    if (digits.length === 11) return { kind: 'company', legalEntityId: digits }
  }
  return { kind: 'words', text: raw }
}
