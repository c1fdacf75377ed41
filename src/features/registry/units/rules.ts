// What people type into a unit's form, checked and brought into one spelling; and what they type into the search box.

import { toLatinDigits } from '#kernel/digits.ts'
import { checkBusinessId, checkLegalEntityId, checkNationalId, checkPostalCode, type Checked, normalisePhone } from '#kernel/identity.ts'
import { Problem } from '#kernel/problem.ts'
import { cleanInput, fold, indexTerms, queryClauses } from '#kernel/text.ts'
import { badLicenceDates, emptyName, licenceTwice } from '../rules.ts'
import type { ContactForm, InvestorForm, LicenceForm, UnitForm, UnitState } from './model.ts'

export type CleanPhone = { readonly number: string; readonly label: string }
export type CleanContact = { readonly id: string | null; readonly name: string; readonly post: string; readonly phones: readonly CleanPhone[] }
export type CleanLicence = {
  readonly id: string | null
  readonly kind: LicenceForm['kind']
  readonly number: string
  readonly isic: string
  readonly issuedOn: string | null
  readonly expiresOn: string | null
}
export type CleanUnit = {
  readonly name: string
  readonly legalEntityId: string | null
  readonly isic: string
  readonly activity: string
  readonly countyId: string
  readonly parkId: string | null
  readonly address: string
  readonly postalCode: string
  readonly state: UnitState
  readonly nominalCapacity: number | null
  readonly actualCapacity: number | null
  readonly capacityUnit: string
  readonly shifts: number | null
  readonly employees: number | null
  readonly licences: readonly CleanLicence[]
  readonly contacts: readonly CleanContact[]
}

/** The value, or the checker's refusal with what was typed and in which field. */
export function must(checked: Checked, value: string, field: string): string {
  if (!checked.ok) throw new Problem(checked.reason, 422, { value, field })
  return checked.value
}

const optional = (check: (raw: string) => Checked, raw: string | null | undefined, field: string): string | null =>
  raw === null || raw === undefined || raw.trim() === '' ? null : must(check(raw), raw, field)

const text = (raw: string | undefined) => cleanInput(raw ?? '')

function name(raw: string): string {
  const clean = cleanInput(raw)
  if (clean === '') throw emptyName()
  return clean
}

/** A phone as typed → E.164; throws identity/phone or identity/phone-area-code. */
export const phoneOf = (raw: string, field = 'phone'): string => must(normalisePhone(raw), raw, field)

export function cleanContacts(contacts: readonly ContactForm[] = []): CleanContact[] {
  return contacts.map((contact, i) => {
    const phones = contact.phones.map((p, j): CleanPhone => ({ number: phoneOf(p.number, `contacts.${i}.phones.${j}`), label: text(p.label) }))
    // The same phone twice under one person is a slip, not a refusal.
    const once = [...new Map(phones.map((p) => [p.number, p])).values()]
    return { id: contact.id ?? null, name: name(contact.name), post: text(contact.post), phones: once }
  })
}

function cleanLicences(licences: readonly LicenceForm[] = []): CleanLicence[] {
  const seen = new Set<string>()
  return licences.map((licence, i) => {
    const number =
      licence.kind === 'businessId' ? must(checkBusinessId(licence.number), licence.number, `licences.${i}`) : licenceNumber(licence.number)
    const { issuedOn = null, expiresOn = null } = licence
    if (issuedOn && expiresOn && expiresOn < issuedOn) throw badLicenceDates({ number })
    if (seen.has(`${licence.kind} ${number}`)) throw licenceTwice({ value: number })
    seen.add(`${licence.kind} ${number}`)
    return { id: licence.id ?? null, kind: licence.kind, number, isic: toLatinDigits(text(licence.isic)), issuedOn, expiresOn }
  })
}

/** Licence numbers are free text (`۱۲۳/۴۵۶`): one digit set, no spaces. */
export function licenceNumber(raw: string): string {
  const number = toLatinDigits(cleanInput(raw)).replace(/\s+/g, '')
  if (number === '') throw emptyName()
  return number
}

/** @throws identity/…, registry/empty-name, registry/licence-twice, registry/bad-licence-dates */
export function cleanUnit(form: UnitForm): CleanUnit {
  return {
    name: name(form.name),
    legalEntityId: optional(checkLegalEntityId, form.legalEntityId, 'legalEntityId'),
    isic: toLatinDigits(text(form.isic)),
    activity: text(form.activity),
    countyId: form.countyId,
    parkId: form.parkId ?? null,
    address: text(form.address),
    postalCode: optional(checkPostalCode, form.postalCode, 'postalCode') ?? '',
    state: form.state ?? 'active',
    nominalCapacity: form.nominalCapacity ?? null,
    actualCapacity: form.actualCapacity ?? null,
    capacityUnit: text(form.capacityUnit),
    shifts: form.shifts ?? null,
    employees: form.employees ?? null,
    licences: cleanLicences(form.licences),
    contacts: cleanContacts(form.contacts),
  }
}

export type CleanInvestor = {
  readonly name: string
  readonly nationalId: string | null
  readonly plan: string
  readonly countyId: string | null
  readonly contacts: readonly CleanContact[]
}

export function cleanInvestor(form: InvestorForm): CleanInvestor {
  return {
    name: name(form.name),
    nationalId: optional(checkNationalId, form.nationalId, 'nationalId'),
    plan: text(form.plan),
    countyId: form.countyId ?? null,
    contacts: cleanContacts(form.contacts),
  }
}

export type Wanted =
  | { readonly by: 'nothing' }
  /** `typing`: the last word may go on. */
  | { readonly by: 'words'; readonly words: string; readonly typing?: boolean }
  /** Digits of an identifier or phone, perhaps not typed to the end. `digits` for IDs and licences, `phone` E.164 or a beginning of it. */
  | { readonly by: 'digits'; readonly digits: string; readonly phone: string | null }

/** What a search box holds: words of a name, or digits of an identifier, licence or phone. */
export function readSearch(q: string | undefined): Wanted {
  const typed = cleanInput(q ?? '')
  if (typed === '') return { by: 'nothing' }
  const bare = toLatinDigits(typed).replace(/[\s()\u200c-]/g, '')
  if (!/^\+?\d[\d/.]{2,}$/.test(bare)) return { by: 'words', words: typed }
  return { by: 'digits', digits: bare.replace(/^\+/, ''), phone: phonePrefix(bare) }
}

/** So many units that answer are ranked at a time; further ones follow in the order of their names. */
export const candidates = 200

/** Units that answer these words, best first: named exactly so, beginning so, and by the share of the words that stand in the name. */
export function byRank<T extends { readonly name: string }>(units: readonly T[], words: string): T[] {
  const asked = bare(words)
  const clauses = queryClauses(words)
  const score = ({ name }: T) => {
    const called = bare(name)
    const terms = new Set(indexTerms(name).map(([term]) => term))
    const inName = clauses.filter((clause) => clause.some((term) => terms.has(term))).length / Math.max(1, clauses.length)
    return (called === asked ? 4 : called.startsWith(asked) ? 2 : 0) + inName
  }
  // Equal scores keep the order of the names.
  return units
    .map((unit) => ({ unit, score: score(unit) }))
    .sort((a, b) => b.score - a.score)
    .map(({ unit }) => unit)
}

const bare = (text: string) => fold(text).replace(/[ \u200c]/g, '')

function phonePrefix(bare: string): string | null {
  const whole = normalisePhone(bare)
  if (whole.ok) return whole.value
  const digits = bare.replace(/^(\+|00)/, '+')
  if (!/^\+?\d+$/.test(digits)) return null
  if (digits.startsWith('+')) return digits
  if (digits.startsWith('0')) return `+98${digits.slice(1)}`
  return digits.startsWith('9') && !digits.startsWith('98') ? `+98${digits}` : null
}

/** The first text after all texts that begin with these digits: prefix search by a plain index in any collation. */
export const afterPrefix = (digits: string): string => `${digits.slice(0, -1)}${String.fromCharCode(digits.charCodeAt(digits.length - 1) + 1)}`
