// What somebody typed into the search box: a case code or its last digits, a phone, a company's identifier, or words.

import { toLatinDigits } from '#kernel/format.ts'
import { checkLegalEntityId, normalisePhone } from '#kernel/identity.ts'
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
    const phone = normalisePhone(raw)
    if (phone.ok) return { kind: 'phone', phone: phone.value }
    const company = checkLegalEntityId(raw)
    if (company.ok) return { kind: 'company', legalEntityId: company.value }
  }
  return { kind: 'words', text: raw }
}
