// 350 invented units, the same on every machine: a seeded draw over demo/unit-parts.json. Every name holds «نمونه» or
// «آزمایش», so nobody takes them for a real company; identifiers are invented and pass the check digits.

import { toPersianDigits } from '#kernel/digits.ts'
import parts from './unit-parts.json' with { type: 'json' }

export type DemoUnit = {
  name: string
  legalEntityId: string
  businessIds: string[]
  isic: string
  activity: string
  countyFa: string
  address: string
  postalCode: string
  state: 'active' | 'semiActive' | 'underCapacity' | 'idle' | 'closed' | 'underConstruction' | 'abandoned'
  nominalCapacity: number
  actualCapacity: number
  capacityUnit: string
  shifts: number
  employees: number
  contacts: { name: string; post: string; phones: { number: string; label: string }[] }[]
}

/** A small seeded generator of numbers in [0, 1) (mulberry32): demo data must be the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Adds the check digit to ten digits of a company ID (guide §7: mod 11 with weights 29, 27, 23, 19, 17). */
export function legalEntityId(ten: string): string {
  const weights = [29, 27, 23, 19, 17]
  const shift = Number(ten[9]) + 2
  const sum = [...ten].reduce((total, digit, i) => total + (Number(digit) + shift) * weights[i % 5]!, 0)
  return ten + String((sum % 11) % 10)
}

/** A phone of the demo range +98 999 000 0000 … 9999: kept apart so that no invented contact is somebody's number. */
export const demoPhone = (n: number): string => `+98999000${String(n).padStart(4, '0')}`

const states = [
  'active',
  'active',
  'active',
  'semiActive',
  'semiActive',
  'underCapacity',
  'underCapacity',
  'idle',
  'closed',
  'underConstruction',
  'abandoned',
] as const
const busyness = {
  active: [0.7, 0.98],
  semiActive: [0.2, 0.49],
  underCapacity: [0.5, 0.7],
  idle: [0, 0],
  closed: [0, 0],
  underConstruction: [0, 0],
  abandoned: [0, 0],
} as const

/**
 * @param counties Persian county names of one province, most industrial first: they get more units.
 * @param count how many units
 * @param seed a number of the province, so that two provinces differ
 * @param wanted the first units: of this county and activity, because a story is told of them
 */
export function makeUnits(counties: readonly string[], count: number, seed: number, wanted: readonly { county: string; isic: string }[]): DemoUnit[] {
  const draw = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
  const between = (low: number, high: number) => low + draw() * (high - low)
  const round = (value: number) => Number(value.toPrecision(2))
  const used = new Set<string>()

  const freshName = (short: string): string => {
    for (;;) {
      const name = pick(parts.forms).replace('{short}', short).replace('{name}', pick(parts.names))
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }

  return Array.from({ length: count }, (_, i) => {
    const told = wanted[i]
    const activity = parts.activities.find((a) => a.isic === told?.isic) ?? parts.activities[(i * 7 + seed) % parts.activities.length]!
    const state = told ? 'active' : pick(states)
    // Every county gets one unit before the draw, which favours the head of the list.
    const nth = i - wanted.length
    const countyFa = told ? told.county : nth < counties.length ? counties[nth]! : counties[Math.floor(draw() ** 2.2 * counties.length)]!
    const nominal = round(between(activity.size[0]!, activity.size[1]!))
    const [low, high] = busyness[state]
    const serial = seed * 1000 + i
    const contacts = 1 + (i % 3 === 0 ? 1 : 0)
    return {
      name: freshName(activity.short),
      legalEntityId: legalEntityId(`1499${String(serial).padStart(6, '0')}`),
      businessIds: Array.from(
        { length: 1 + (i % 11 === 0 ? 1 : 0) },
        (_, k) => `9900${String(serial).padStart(6, '0')}${String(k + 1).padStart(2, '0')}`,
      ),
      isic: activity.isic,
      activity: activity.fa,
      countyFa,
      address: `${countyFa}، نشانی نمونه، پلاک ${toPersianDigits(1 + (i % 90))}`,
      postalCode: `5${String(100000000 + serial * 37).slice(-9)}`,
      state,
      nominalCapacity: nominal,
      actualCapacity: round(nominal * between(low, high)),
      capacityUnit: activity.unit,
      shifts: state === 'active' ? 1 + Math.floor(draw() * 3) : 1,
      employees: state === 'closed' || state === 'abandoned' ? 0 : Math.floor(between(6, state === 'active' ? 420 : 90)),
      contacts: Array.from({ length: contacts }, (_, k) => ({
        name: `رابط نمونه ${toPersianDigits(serial)}${k === 0 ? '' : ' (دوم)'}`,
        post: pick(parts.posts),
        phones: [{ number: demoPhone(seed * 1000 + i * 2 + k), label: k === 0 ? 'همراه' : 'دفتر' }],
      })),
    }
  })
}
