// Whose obstacle a row is: by identifier, licence, the exact name, or a name that comes near. Pure, runs in a thread.

import { toLatinDigits } from '#kernel/digits.ts'
import { fold } from '#kernel/text.ts'
import type { Fields } from '../model.ts'
import type { KnownCounty, KnownUnit } from './model.ts'

export type UnitMatch = {
  readonly id: string | null
  readonly why: '' | 'id' | 'licence' | 'name' | 'fuzzy'
  readonly score: number | null
  /** Units that come near when none is certain, best first. */
  readonly choices: readonly { readonly id: string; readonly name: string; readonly score: number }[]
}

/** A name this near is taken, if no other comes as near. */
const certain = 0.65
const near = 0.4
const margin = 0.15
/** Words that companies carry without being told apart by them. */
const noise = new Set(
  'شرکت کارخانه واحد تولیدی صنعتی بازرگانی تولید صنایع گروه مجتمع کارگاه سهامی خاص عام مسئولیت محدود با تعاونی موسسه company co ltd factory unit'.split(
    ' ',
  ),
)
const words = (name: string) => fold(name).replaceAll('\u200c', ' ').split(' ').filter(Boolean)
const glued = (name: string) => words(name).join('')
/** Without what every company is called; the whole name when nothing would be left. */
const bare = (name: string) =>
  words(name)
    .filter((w) => !noise.has(w))
    .join('') || glued(name)
const digits = (text: string) => toLatinDigits(text).replace(/[^\dA-Za-z]/g, '')

/** All rows of one unknown name share this key. */
export const unitKeyOf = (name: string): string => bare(name).slice(0, 200)

function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i < text.length + 1; i++) found.add(`${text[i - 1] ?? ' '}${text[i] ?? ' '}${text[i + 1] ?? ' '}`)
  return found
}

export class UnitMatcher {
  readonly #byEntity = new Map<string, KnownUnit>()
  readonly #byLicence = new Map<string, KnownUnit>()
  readonly #byName = new Map<string, KnownUnit[]>()
  readonly #units: { unit: KnownUnit; size: number }[] = []
  readonly #grams = new Map<string, number[]>()
  readonly #known = new Map<string, UnitMatch>()

  constructor(units: readonly KnownUnit[]) {
    for (const unit of units) {
      if (unit.legalEntityId) this.#byEntity.set(unit.legalEntityId, unit)
      for (const number of unit.licences) this.#byLicence.set(digits(number), unit)
      for (const key of new Set([glued(unit.name), bare(unit.name)])) this.#byName.set(key, [...(this.#byName.get(key) ?? []), unit])
      const grams = pairs(bare(unit.name))
      for (const gram of grams) {
        const list = this.#grams.get(gram)
        if (list) list.push(this.#units.length)
        else this.#grams.set(gram, [this.#units.length])
      }
      this.#units.push({ unit, size: grams.size })
    }
  }

  match(fields: Fields, countyId: string | null): UnitMatch {
    const byId = this.#byEntity.get(fields.legalEntityId ?? '')
    if (byId) return { id: byId.id, why: 'id', score: 1, choices: [] }
    for (const number of [fields.licence, fields.businessId]) {
      const byNumber = number && this.#byLicence.get(digits(number))
      if (byNumber) return { id: byNumber.id, why: 'licence', score: 1, choices: [] }
    }
    if (!fields.unitName) return { id: null, why: '', score: null, choices: [] }
    const key = `${fields.unitName}|${countyId ?? ''}`
    let found = this.#known.get(key)
    if (!found) {
      if (this.#known.size > 20_000) this.#known.clear()
      this.#known.set(key, (found = this.#byText(fields.unitName, countyId)))
    }
    return found
  }

  #byText(name: string, countyId: string | null): UnitMatch {
    const exact = this.#byName.get(glued(name)) ?? this.#byName.get(bare(name)) ?? []
    const here = exact.length > 1 ? exact.filter((u) => u.countyId === countyId) : exact
    if (here.length === 1) return { id: here[0]!.id, why: 'name', score: 1, choices: [] }
    if (exact.length > 1) return { id: null, why: '', score: null, choices: exact.slice(0, 5).map((u) => ({ id: u.id, name: u.name, score: 1 })) }
    const choices = this.#nearest(bare(name), countyId)
    const [first, second] = choices
    const taken = first && first.score >= certain && first.score - (second?.score ?? 0) >= margin
    return taken ? { id: first.id, why: 'fuzzy', score: first.score, choices } : { id: null, why: '', score: null, choices }
  }

  /** Jaccard of letter triples; the same county counts a little. */
  #nearest(name: string, countyId: string | null) {
    const grams = pairs(name)
    const shared = new Map<number, number>()
    for (const gram of grams) {
      const list = this.#grams.get(gram) ?? []
      for (const unit of list) shared.set(unit, (shared.get(unit) ?? 0) + 1)
    }
    const found: { id: string; name: string; score: number }[] = []
    for (const [at, count] of shared) {
      const { unit, size } = this.#units[at]!
      const score = count / (grams.size + size - count)
      if (score >= near) found.push({ id: unit.id, name: unit.name, score: Math.min(0.99, round(score + (unit.countyId === countyId ? 0.05 : 0))) })
    }
    return found.sort((a, b) => b.score - a.score).slice(0, 5)
  }
}

const round = (n: number) => Math.round(n * 1000) / 1000

/** A county by its name in Persian or English; one letter wrong is forgiven when only one county is that near. */
export class CountyMatcher {
  readonly #byName = new Map<string, string>()
  constructor(counties: readonly KnownCounty[]) {
    for (const { id, fa, en } of counties) for (const name of [fa, en]) this.#byName.set(placeName(name), id)
  }
  match(told: string): string | null {
    const name = placeName(told)
    const exact = this.#byName.get(name)
    if (exact || name.length < 3) return exact ?? null
    const close = new Set([...this.#byName].filter(([known]) => oneApart(known, name)).map(([, id]) => id))
    return close.size === 1 ? [...close][0]! : null
  }
}

const placeName = (name: string) =>
  words(name)
    .filter((w) => !['شهرستان', 'شهر', 'استان', 'county', 'city'].includes(w))
    .join('')

/** Equal but for one letter added, left out or another. */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end <= 1
}

/** What a status column says of an obstacle, as the register names outcomes; null when it says none of them. */
export function outcomeOf(told: string): 'open' | 'waiting_systemic' | 'solved' | 'unsolved' | 'withdrawn' | null {
  const text = fold(told).replaceAll('\u200c', ' ')
  const has = (pattern: RegExp) => pattern.test(text)
  if (!text) return 'open'
  if (has(/انصراف|منصرف|withdrawn|cancel/)) return 'withdrawn'
  if (has(/نیاز به اصلاح|اصلاح قانون|بخشنامه|(?<!\p{L})ملی(?!\p{L})|ستاد|systemic|waiting/u)) return 'waiting_systemic'
  if (has(/در حال(?! حاضر)|در دست/)) return 'open'
  const settled = has(/حل|مرتفع|رفع|برطرف|انجام|خاتمه|مختومه|پایان|solved|done|closed/)
  if (settled && has(/(?<!\p{L})ن(?:شد|گردید|یافت|می)|\bnot\b|\bun(?:re)?solved/u)) return 'unsolved'
  if (has(/بی نتیجه|ناموفق|عدم|رد شد|مخالفت|rejected|refused/)) return 'unsolved'
  if (has(/(?:حل|رفع|انجام) (?:شد|گردید)|مرتفع|برطرف|خاتمه|مختومه|پایان|solved|done|closed/)) return 'solved'
  if (has(/در حال|پیگیری|جاری|باز|بررسی|اقدام|open|pending|progress/)) return 'open'
  return null
}
