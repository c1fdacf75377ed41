// Figures out of counts. Pure.

import { fromJalali, toJalali } from '#kernel/jalali.ts'
import type { Figures } from './model.ts'

/** Decisions of one pair: what people decided, what triage put first. */
export type Count = {
  readonly month: string
  readonly groupCode: string
  readonly saidCode: string
  readonly asked: number
  readonly near: number
  readonly sure: number
}

const rate = (part: number, of: number) => (of === 0 ? null : part / of)
const sum = (list: readonly Count[], of: (c: Count) => number) => list.reduce((n, c) => n + of(c), 0)
const right = (c: Count) => c.groupCode === c.saidCode

export type OfGroup = { asked: number; said: number; right: number; near: number }

export function byGroup(counts: readonly Count[]): Map<string, OfGroup> {
  const groups = new Map<string, OfGroup>()
  const at = (code: string) => {
    const known = groups.get(code) ?? { asked: 0, said: 0, right: 0, near: 0 }
    groups.set(code, known)
    return known
  }
  for (const c of counts) {
    const decided = at(c.groupCode)
    decided.asked += c.asked
    decided.near += c.near
    if (right(c)) decided.right += c.asked
    at(c.saidCode).said += c.asked
  }
  return groups
}

/** F1 of one group: 2 × right ÷ (decided + suggested); null when it was neither. */
export const f1Of = (g: OfGroup): number | null => rate(2 * g.right, g.asked + g.said)

export function figuresOf(counts: readonly Count[]): Figures {
  const asked = sum(counts, (c) => c.asked)
  const sure = sum(counts, (c) => c.sure)
  const f1 = [...byGroup(counts).values()].map(f1Of).filter((f) => f !== null)
  return {
    asked,
    top1: rate(
      sum(counts.filter(right), (c) => c.asked),
      asked,
    ),
    top3: rate(
      sum(counts, (c) => c.near),
      asked,
    ),
    macroF1: rate(
      f1.reduce((a, b) => a + b, 0),
      f1.length,
    ),
    coverage: rate(sure, asked),
    precision: rate(
      sum(counts.filter(right), (c) => c.sure),
      sure,
    ),
    sure,
  }
}

const named = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`

/** The Jalali month of a moment in Tehran: 1405-09. */
export function monthOf(at: Date): string {
  const { year, month } = toJalali(at)
  return named(year, month)
}

/** So many months away: ('1405-02', -3) → '1404-11'. */
export function monthFrom(month: string, steps: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const all = year * 12 + number - 1 + steps
  return named(Math.floor(all / 12), (all % 12) + 1)
}

/** From its first moment to the first of the next. */
export function spanOf(month: string): { from: Date; to: Date } {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const [nextYear, next] = monthFrom(month, 1).split('-').map(Number) as [number, number]
  return { from: fromJalali(year, number, 1), to: fromJalali(nextYear, next, 1) }
}
