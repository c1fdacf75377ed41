// What the cases of a dossier make of it: counts, deadline, secrecy, and how much it would untie. Pure.

import type { Priority } from '../model.ts'

/** What follows from its cases and not from its acts. */
export type Weight = {
  readonly cases: number
  readonly open_cases: number
  readonly unlocks: number
  readonly confidential: boolean
  readonly group_code: string | null
  readonly domain_code: string | null
  readonly due_at: Date | null
}

/** A case as its dossier weighs it. */
export type CaseFacts = {
  readonly id: string
  readonly code: string
  readonly status: string
  readonly open: boolean
  readonly unitId: string | null
  readonly investorId: string | null
  readonly unitName: string
  readonly countyId: string | null
  readonly groupCode: string | null
  readonly text: string
  readonly confidential: boolean
  readonly priority: Priority
  readonly rung: number
  readonly dueAt: Date | null
  readonly openedAt: Date
  readonly knotId: string | null
  readonly mergedInto: string | null
}

/** Production that stands still first, then the earliest deadline, then the oldest. */
export function weightiest(cases: readonly CaseFacts[]): CaseFacts | null {
  const at = (d: Date | null) => d?.getTime() ?? Number.MAX_SAFE_INTEGER
  const rank = (c: CaseFacts) => [c.open ? 0 : 1, c.priority === 'normal' ? 1 : 0, at(c.dueAt), at(c.openedAt)]
  const before = (a: CaseFacts, b: CaseFacts) => {
    const [x, y] = [rank(a), rank(b)]
    const i = x.findIndex((n, k) => n !== y[k])
    return i < 0 ? 0 : x[i]! - y[i]!
  }
  return [...cases].sort(before)[0] ?? null
}

/** Its open cases, and what else hangs on the knots of those: each obstacle once. @param hanging how many hang on each knot */
function unlocksOf(cases: readonly CaseFacts[], hanging: ReadonlyMap<string, number>): number {
  const open = cases.filter((c) => c.open)
  const knots = new Set(open.flatMap((c) => c.knotId ?? []))
  const more = [...knots].map((knot) => Math.max(0, (hanging.get(knot) ?? 0) - open.filter((c) => c.knotId === knot).length))
  return open.length + more.reduce((sum, n) => sum + n, 0)
}

/** The earliest deadline of its open cases or of being heard. */
function dueOf(cases: readonly CaseFacts[], hearBy: Date | null): Date | null {
  const times = [hearBy, ...cases.filter((c) => c.open).map((c) => c.dueAt)].flatMap((d) => (d ? [d.getTime()] : []))
  return times.length ? new Date(Math.min(...times)) : null
}

export function weightOf(
  cases: readonly CaseFacts[],
  { hanging, hearBy, domainCode }: { hanging: ReadonlyMap<string, number>; hearBy: Date | null; domainCode: string | null },
): Weight {
  return {
    cases: cases.length,
    open_cases: cases.filter((c) => c.open).length,
    unlocks: unlocksOf(cases, hanging),
    confidential: cases.some((c) => c.confidential),
    group_code: weightiest(cases)?.groupCode ?? null,
    domain_code: domainCode,
    due_at: dueOf(cases, hearBy),
  }
}
