// The second factor: TOTP (RFC 6238, 30 seconds, 6 digits) and eight recovery codes.

import { problem } from '#kernel/problem.ts'

export const wrongFactor = problem('people/wrong-factor', 422, { keepsWrites: true })
export const factorAlreadyOn = problem('people/factor-already-on', 409)
export const factorNotOn = problem('people/factor-not-on', 409)

export const totp = { period: 30, digits: 6, window: 1, recoveryCodes: 8 } as const

/** A step is accepted once and never one before it, so a code read over a shoulder is worth nothing, nor is a clock set back. */
export const stepIsNew = (step: number, lastStep: number): boolean => step > lastStep
