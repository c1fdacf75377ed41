// When two obstacles look like one, and why. Thresholds on the trigram likeness (Jaccard), measured on labelled pairs of
// Persian complaints: at .9 nine of ten pairs are the same, at .7 seven of ten. So .7 alone says nothing without the unit.

import { indexTerms } from '#kernel/text.ts'
import type { LikenessKind, Reason } from '../model.ts'

export const thresholds = {
  /** The same words, whoever tells them. */
  text: 0.9,
  /** The same unit tells it again in other words. */
  unit: 0.7,
  /** Words shared by what many units tell of one event. */
  event: 0.35,
} as const
/** One event: told within so many hours … */
export const eventHours = 48
/** … by at least so many units (the told one included). */
export const eventUnits = 3

/** Most likely the same obstacle told twice. */
export const isSame = (trigram: number, sameUnit: boolean): boolean => trigram >= (sameUnit ? thresholds.unit : thresholds.text)

export type Told = {
  readonly unitId: string | null
  readonly countyId: string | null
  readonly groupCode: string | null
  readonly toldAt: Date
  readonly text: string
}

/** The same unit, as far as the register knows; two unknown units are not the same. */
export const sameUnit = (one: Told, other: Told): boolean => one.unitId !== null && one.unitId === other.unitId

/** Null when the two say nothing of each other. `event` needs more units than two: see `unitsOf`. */
export function kindOf(one: Told, other: Told, trigram: number): LikenessKind | null {
  if (sameUnit(one, other)) return trigram >= thresholds.unit ? 'same' : null
  if (oneEvent(one, other, trigram)) return 'event'
  if (trigram < thresholds.text) return null
  return one.unitId !== null && other.unitId !== null ? 'copy' : 'same'
}

function oneEvent(one: Told, other: Told, trigram: number): boolean {
  const hours = hoursBetween(one, other)
  if (hours > eventHours || one.countyId === null || one.countyId !== other.countyId || trigram < thresholds.event) return false
  if (one.groupCode !== null && other.groupCode !== null) return one.groupCode === other.groupCode
  return sharedWords(one.text, other.text) >= 0.4
}

export const hoursBetween = (one: Told, other: Told): number => Math.abs(one.toldAt.getTime() - other.toldAt.getTime()) / 3_600_000

/** Share of the shorter text's words that stand in the other one too, 0..1. */
export function sharedWords(one: string, other: string): number {
  const a = new Set(indexTerms(one).map(([t]) => t))
  const b = new Set(indexTerms(other).map(([t]) => t))
  const least = Math.min(a.size, b.size)
  return least === 0 ? 0 : [...a].filter((t) => b.has(t)).length / least
}

/** Why the two look like one, for people: words under `obstacles.similar.reason`. `units`: how many units tell of the event. */
export function reasonsOf(kind: LikenessKind, one: Told, other: Told, trigram: number, units = 0): Reason[] {
  const percent = Math.round(trigram * 100)
  const reasons: Reason[] = [trigram >= 0.995 ? { name: 'sameWords' } : { name: 'text', value: percent }]
  if (sameUnit(one, other)) reasons.unshift({ name: 'sameUnit' })
  else if (one.unitId !== null && other.unitId !== null) reasons.push({ name: 'otherUnit' })
  if (kind === 'event') {
    reasons.push({ name: 'county' }, { name: 'hours', value: Math.ceil(hoursBetween(one, other)) })
    if (one.groupCode !== null && one.groupCode === other.groupCode) reasons.push({ name: 'group', value: one.groupCode })
    if (units > 0) reasons.push({ name: 'units', value: units })
  }
  return reasons
}

export type Word = { readonly text: string; readonly differs: boolean }

/** Both texts cut into words and what stands between them; words whose meaning the other text lacks differ. Joined, each is its text again. */
export function differing(one: string, other: string): readonly [Word[], Word[]] {
  const termsOf = (text: string) => new Set(indexTerms(text).map(([t]) => t))
  const mark = (text: string, known: ReadonlySet<string>): Word[] =>
    text.split(/(\s+)/).flatMap((part) => {
      if (part === '') return []
      const own = indexTerms(part)
      return [{ text: part, differs: own.length > 0 && !own.some(([t]) => known.has(t)) }]
    })
  return [mark(one, termsOf(other)), mark(other, termsOf(one))]
}
