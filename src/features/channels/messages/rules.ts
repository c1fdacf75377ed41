// The life of a message: waiting → sending → sent → delivered | failed; cancelled while it waits.

import type { Actor } from '#kernel/actor.ts'
import { problem } from '#kernel/problem.ts'
import type { MessageState } from '../model.ts'

export const noSuchMessage = problem<{ id: string }>('channels/no-such-message', 404)
export const cannotResend = problem<{ state: string }>('channels/cannot-resend', 409)
export const cannotCancel = problem<{ state: string }>('channels/cannot-cancel', 409)
export const addressUnusable = problem('channels/address-unusable', 409)
export const codeGone = problem('channels/code-gone', 409)
export const machinesOnly = problem('channels/machines-only', 403)
export const noSender = problem<{ field: string }>('channels/no-sender', 422)
export const noReference = problem<{ field: string }>('channels/no-reference', 422)

/** Who looks after the outbox. */
export const outboxRoles = ['operator', 'centreHead', 'admin'] as const
const mayTend = (actor: Actor) => outboxRoles.includes(actor.role as 'operator')

/** Minutes before the next attempt; after the last one the message has failed and a person decides. */
const waits = [1, 2, 5, 15, 60, 180, 360] as const
export const maxAttempts = waits.length + 1

/** When to try again after so many attempts; null = no more. */
export function nextTry(attempts: number, now: Date): Date | null {
  const minutes = waits[attempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000)
}

/** How long one attempt may take before somebody else takes the message over: above the gateway's time limit. */
export const leaseMs = 60_000

/** What has not left within three days says things that are no longer true; a person may still send it. */
export const staleAfterMs = 3 * 86_400_000

type Tended = { readonly state: MessageState; readonly direction: string; readonly secret: boolean; readonly error: string }

/** What no further attempt can mend. */
export const hopeless: readonly string[] = ['bad-address', 'land-line']

export function whyNotResend(actor: Actor, m: Tended) {
  if (!mayTend(actor)) return machinesOnly()
  if (m.direction !== 'out' || (m.state !== 'failed' && m.state !== 'cancelled')) return cannotResend({ state: m.state })
  if (hopeless.includes(m.error)) return addressUnusable()
  return m.secret ? codeGone() : null // the code has expired; the person asks for a new one
}

export function whyNotCancel(actor: Actor, m: Tended) {
  if (!mayTend(actor)) return machinesOnly()
  return m.state === 'waiting' ? null : cannotCancel({ state: m.state })
}

export function openActs(actor: Actor, m: Tended): ('resend' | 'cancel')[] {
  return [...(whyNotResend(actor, m) ? [] : ['resend' as const]), ...(whyNotCancel(actor, m) ? [] : ['cancel' as const])]
}

type Reported = { readonly state: MessageState; readonly reportedAt: Date | null }
export type Report = { readonly state: 'delivered' | 'failed'; readonly at: Date }

/** The state after a delivery report, or null when it moves nothing: older than what is known, or after «delivered», which is final. */
export function afterReport(m: Reported, report: Report): 'delivered' | 'failed' | null {
  if (m.state !== 'sent' && m.state !== 'failed') return null
  // A message that failed here, without any report, was never taken by the gateway in this attempt.
  if (m.state === 'failed' && !m.reportedAt) return null
  if (m.reportedAt && report.at <= m.reportedAt) return null
  return report.state
}
