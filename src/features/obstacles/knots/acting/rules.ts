// What an act must bring beyond its shape. Pure; throws the refusal.

import { tehranDay } from '#kernel/jalali.ts'
import type { Problem } from '#kernel/problem.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Knot } from '../history/rules.ts'
import type { About, KnotActName } from '../model.ts'
import { dayInFuture, knotNeedsTarget, knotNeedsText, knotNeedsTitle, noDayInCalendar, obstaclesNotOpen, obstaclesTaken } from '../rules.ts'

const texts = ['title', 'target', 'ownerBody', 'cause', 'proposal', 'text', 'letterNumber', 'legalBasis', 'number'] as const

/** The body with every text made safe to keep; empty optional texts are left out. */
export function cleaned(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out: Record<string, unknown> = { ...body }
  for (const key of texts) if (typeof out[key] === 'string') out[key] = cleanInput(out[key])
  if (out['text'] === '') delete out['text']
  return out
}

/** Which acts are nothing without their reason. */
const wordy: readonly KnotActName[] = ['dismiss', 'refuse', 'cannot_change', 'change', 'verify', 'reopen', 'comment']

export function checkBody(name: KnotActName, body: Readonly<Record<string, unknown>>, now: Date): void {
  if (wordy.includes(name) && !body['text']) throw knotNeedsText({ act: name })
  if (name === 'propose' && !body['letterNumber']) throw knotNeedsText({ act: name })
  if (name === 'cannot_change' && !body['legalBasis']) throw knotNeedsText({ act: name })
  if ((name === 'split' || name === 'edit' || name === 'confirm') && body['title'] === '') throw knotNeedsTitle()
  for (const key of ['letterOn', 'changedOn']) if (typeof body[key] === 'string') checkDay(body[key], now)
}

function checkDay(day: string, now: Date) {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) throw noDayInCalendar({ day })
  if (day > tehranDay(now)) throw dayInFuture()
}

/** A panel confirms what can be acted on: something named to change and somebody who can change it. */
export function whyNotConfirm(after: Pick<Knot, 'target' | 'ownerBody' | 'ownerAgencyId' | 'title'>): Problem | null {
  if (!after.title) return knotNeedsTitle()
  return after.target && (after.ownerBody || after.ownerAgencyId) ? null : knotNeedsTarget()
}

type Hanging = {
  readonly id: string
  readonly code: string
  readonly outcome: string
  readonly knot_id: string | null
  readonly knot_state: string | null
}
const ended = ['refused', 'cannot_change', 'dismissed', 'joined', 'verified']
const codesOf = (rows: readonly Hanging[]) =>
  rows
    .slice(0, 3)
    .map((r) => r.code)
    .join('، ')

/** Hangs on no knot, or on one whose story is over. */
export const isFree = (o: Hanging): boolean => o.knot_id === null || o.knot_state === null || ended.includes(o.knot_state)
export const isOpen = (o: Hanging): boolean => o.outcome === 'open' || o.outcome === 'waiting_systemic'

/** Why these obstacles cannot be hung on the knot; null: they can. Those that hang on it already are no matter. */
export function whyNotHang(rows: readonly Hanging[], knotId: string): Problem | null {
  const fresh = rows.filter((o) => o.knot_id !== knotId)
  const closed = fresh.filter((o) => !isOpen(o))
  if (closed.length) return obstaclesNotOpen({ count: closed.length, codes: codesOf(closed) })
  const taken = fresh.filter((o) => !isFree(o))
  return taken.length ? obstaclesTaken({ count: taken.length, codes: codesOf(taken) }) : null
}

/** What a split-off part inherits. */
export const heritage = (from: Knot): About => ({
  targetKind: from.targetKind,
  target: from.target,
  ownerBody: from.ownerBody,
  ownerAgencyId: from.ownerAgencyId,
  panelId: from.panelId,
  groupCodes: [...from.groupCodes],
  cause: from.cause,
  proposal: from.proposal,
})
