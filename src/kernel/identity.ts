// Numbers that name companies, people, accounts and places in Iran (guide.md §7), as people really type them: any digit
// set, spaces, dashes, invisible marks. Check digits are @persian-tools'; its traps are handled here.

import { isShebaValid, verifyIranianLegalId, verifyIranianNationalId } from '@persian-tools/persian-tools'
import { toLatinDigits } from './digits.ts'

export type Checked = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string }

const good = (value: string): Checked => ({ ok: true, value })
const bad = (reason: string): Checked => ({ ok: false, reason: `identity/${reason}` })

/** Latin digits without the separators and invisible marks that copying leaves behind. */
function bare(raw: string): string {
  return toLatinDigits(raw).replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c()._/‐‑–—-]/g, '')
}

const onlyDigits = /^[0-9]+$/
const allSame = /^(\d)\1*$/

/** شناسه ملی of a company: 11 digits, mod 11. A 10-digit number is told to be a person's. */
export function checkLegalEntityId(raw: string): Checked {
  const id = bare(raw)
  if (!onlyDigits.test(id)) return bad('legal-entity-digits')
  if (id.length === 10) return bad('legal-entity-person')
  if (id.length !== 11) return bad('legal-entity-length')
  return !allSame.test(id) && verifyIranianLegalId(id) === true ? good(id) : bad('legal-entity-check-digit')
}

/** کد ملی of a person: 10 digits, mod 11. The library's prefix list refuses 36 % of valid numbers: switched off. */
export function checkNationalId(raw: string): Checked {
  const id = bare(raw)
  if (!onlyDigits.test(id)) return bad('national-digits')
  if (id.length !== 10) return bad('national-length')
  const valid = !allSame.test(id) && verifyIranianNationalId(id, { checkPrefix: false }) === true
  return valid ? good(id) : bad('national-check-digit')
}

/** شناسه کسب‌وکار: 12 digits, no published check digit. */
export function checkBusinessId(raw: string): Checked {
  const id = bare(raw)
  if (!onlyDigits.test(id)) return bad('business-digits')
  return id.length === 12 && !allSame.test(id) ? good(id) : bad('business-length')
}

/** شبا: IR and 24 digits, ISO 7064 mod 97. `IR` may be missing. */
export function checkIban(raw: string): Checked {
  const text = bare(raw).toUpperCase()
  const iban = /^\d{24}$/.test(text) ? `IR${text}` : text
  if (!/^IR\d{24}$/.test(iban)) return bad('iban-form')
  return isShebaValid(iban) === true ? good(iban) : bad('iban-check-digit')
}

/** کد پستی: 10 digits; the first is never 0. */
export function checkPostalCode(raw: string): Checked {
  const code = bare(raw)
  return /^[1-9]\d{9}$/.test(code) && !allSame.test(code) ? good(code) : bad('postal-code')
}

/**
 * Any spelling of a phone → E.164: 0914…, ۰۹۱۴…, +98 914…, 0098…, 98914…, 914…; land lines with their area code; other
 * countries with + or 00. An 8-digit land line without its area code is ambiguous and refused with its own reason.
 */
export function normalisePhone(raw: string): Checked {
  const text = bare(raw)
    .replace(/^(\+|00)/, '+')
    .replace(/^\+980/, '+98')
  if (!/^\+?[0-9]+$/.test(text)) return bad('phone')
  if (text.startsWith('+') && !text.startsWith('+98')) return /^\+[1-9]\d{7,14}$/.test(text) ? good(text) : bad('phone')
  const national = text
    .replace(/^\+98/, '')
    .replace(/^0/, '')
    .replace(/^98(?=\d{10}$)/, '')
  if (/^9\d{9}$/.test(national)) return good(`+98${national}`)
  // Without a 0 or a country code, ten digits that do not begin with 9 are more likely a mistyped ID.
  if (/^[1-8]\d{9}$/.test(national) && national !== text) return good(`+98${national}`)
  return /^[1-9]\d{7}$/.test(text) ? bad('phone-area-code') : bad('phone')
}

/** True for an Iranian mobile in E.164: the phones that can receive an SMS. */
export function isMobile(e164: string): boolean {
  return /^\+989\d{9}$/.test(e164)
}
