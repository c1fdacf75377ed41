// One-time codes by SMS.

import { problem } from '#kernel/problem.ts'

export const wrongCode = problem('people/wrong-code', 401, { keepsWrites: true })
export const codeTooSoon = problem<{ seconds: number }>('people/code-too-soon', 429)
export const codeTooMany = problem<{ minutes: number }>('people/code-too-many', 429)
export const notAPhone = problem<{ reason: string }>('people/not-a-phone', 422)

export const codeRules = {
  digits: 6,
  validMinutes: 5,
  /** Wrong tries that kill a code. */
  attempts: 5,
  everySeconds: 60,
  perPhoneHour: 5,
  perPhoneDay: 20,
  perAddressHour: 20,
} as const

/** A moment in the future (the clock was set back since) is never a live code. */
export function codeLives(code: { createdAt: Date; expiresAt: Date; usedAt: Date | null; attempts: number }, now: Date): boolean {
  return code.usedAt === null && code.attempts < codeRules.attempts && code.createdAt <= now && now < code.expiresAt
}

/** @param times when codes were sent to this phone in the last day, newest first @returns null or the refusal */
export function whyNotSend(times: readonly Date[], addressCount: number, now: Date) {
  const age = (at: Date) => now.getTime() - at.getTime()
  const [last] = times
  // A last code far in the future tells of a clock set back: the hourly limit still holds, the minute does not.
  if (last && Math.abs(age(last)) < codeRules.everySeconds * 1000)
    return codeTooSoon({ seconds: Math.max(1, Math.ceil(codeRules.everySeconds - age(last) / 1000)) })
  const inHour = times.filter((at) => age(at) < 3_600_000)
  if (inHour.length >= codeRules.perPhoneHour) return codeTooMany({ minutes: minutesUntil(inHour.at(-1)!, 60, now) })
  if (times.length >= codeRules.perPhoneDay) return codeTooMany({ minutes: minutesUntil(times.at(-1)!, 24 * 60, now) })
  if (addressCount >= codeRules.perAddressHour) return codeTooMany({ minutes: 60 })
  return null
}

const minutesUntil = (oldest: Date, window: number, now: Date) => Math.max(1, Math.ceil(window - (now.getTime() - oldest.getTime()) / 60_000))
