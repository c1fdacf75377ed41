// Why an aggregate file is refused, what of it is signed, and how the league is ordered. Pure.

import { problem } from '#kernel/problem.ts'

export const notAnAggregate = problem<{ why: string }>('workgroup/not-an-aggregate', 422)
export const otherFormat = problem<{ version: string | number; known: number }>('workgroup/other-aggregate-format', 422)
export const brokenSignature = problem('workgroup/broken-signature', 422)
/** `originFa`, `originEn`: for the words; `origin`: its letters, by which the key is accepted. */
export const unknownKey = problem<{ keyId: string; publicKey: string; origin: string; originFa: string; originEn: string; origins: string }>(
  'workgroup/unknown-key',
  409,
)
type TwoProvinces = { originFa: string; originEn: string; keyOriginFa: string; keyOriginEn: string }
export const keyOfAnother = problem<TwoProvinces>('workgroup/key-of-another', 422)
export const keyInUse = problem<{ keyId: string; keyOriginFa: string; keyOriginEn: string }>('workgroup/key-in-use', 409)
export const unknownOrigin = problem<{ origin: string }>('workgroup/unknown-origin', 422)
export const countedTooEarly = problem<{ period: string; issuedAt: string }>('workgroup/counted-before-quarter', 422)
export const aggregateDiffers = problem('workgroup/aggregate-differs', 409)
export const absurdFigure = problem<{ nameFa: string; nameEn: string; value: number; of: number | null }>('workgroup/absurd-figure', 422)
export const keyRevoked = problem<{ keyId: string }>('workgroup/key-revoked', 422)
export const ownAggregate = problem('workgroup/own-aggregate', 409)
export const fromTheFuture = problem<{ issuedAt: string }>('workgroup/aggregate-from-future', 422)
export const noSuchAggregate = problem('workgroup/no-such-aggregate', 404)
export const noSuchKey = problem('workgroup/no-such-key', 404)
export const fileNeeded = problem('workgroup/aggregate-file-needed', 422)
export const notCompared = problem('workgroup/key-not-compared', 422)
export const badKey = problem('workgroup/bad-key', 422)

/** Pre-authentication encoding of DSSE v1: what is signed names its own type and lengths, so nothing can pass for another kind. */
export const preAuth = (type: string, payload: Uint8Array): Uint8Array => {
  const encoder = new TextEncoder()
  const head = encoder.encode(`DSSEv1 ${encoder.encode(type).length} ${type} ${payload.length} `)
  const all = new Uint8Array(head.length + payload.length)
  all.set(head)
  all.set(payload, head.length)
  return all
}

type Filed = { readonly originCode: string; readonly period: string; readonly issuedAt: string; readonly keyRevoked?: boolean }
const beats = (a: Filed, b: Filed) =>
  Boolean(a.keyRevoked) === Boolean(b.keyRevoked) ? new Date(a.issuedAt) > new Date(b.issuedAt) : Boolean(b.keyRevoked)

/**
 * Of several issues of one province and period the newest counts; an older one that comes later changes nothing (invariant 9).
 * One whose key was taken back never stands before one whose key is believed.
 */
export function newestOf<R extends Filed>(rows: readonly R[]): R[] {
  const best = new Map<string, R>()
  for (const row of rows) {
    const key = `${row.originCode} ${row.period}`
    const other = best.get(key)
    if (!other || beats(row, other)) best.set(key, row)
  }
  return [...best.values()]
}

type Measured = { readonly value: number | null; readonly of?: number | null }
/** What provinces are ordered by: the share where there is something to divide by, else the number; null stands last. */
export const measureOf = (figure: Measured | undefined): number | null => {
  if (!figure || figure.value === null) return null
  return figure.of === undefined || figure.of === null ? figure.value : figure.of === 0 ? null : figure.value / figure.of
}

/** Ranks from 1; equal figures share a rank, and what was not counted has none. */
export function ranksOf(measures: readonly (number | null)[], better: 'more' | 'less' | 'neither'): (number | null)[] {
  if (better === 'neither') return measures.map(() => null)
  const ahead = (a: number, b: number) => (better === 'more' ? a > b : a < b)
  return measures.map((own) => (own === null ? null : 1 + measures.filter((other) => other !== null && ahead(other, own)).length))
}
