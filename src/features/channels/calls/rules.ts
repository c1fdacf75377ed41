// The life of a call: ringing → answered → done, or ringing → missed. Reports of a PBX may come late or twice.

import { problem } from '#kernel/problem.ts'
import type { CallState } from '../model.ts'

export const noSuchCall = problem<{ id: string }>('channels/no-such-call', 404)
export const callOver = problem<{ state: string }>('channels/call-over', 409)
export const takenByOther = problem<{ name: string }>('channels/call-taken', 409)
export const numberNotUsable = problem<{ number: string }>('channels/number-not-usable', 422)

const rank: Record<CallState, number> = { ringing: 0, answered: 1, missed: 2, done: 2 }

/** The state after a PBX said `to`: only forward, and an end stays an end. */
export function afterCallReport(from: CallState, to: CallState): CallState {
  return rank[to] > rank[from] ? to : from
}

export const isOver = (state: CallState): boolean => rank[state] === 2

/** A PBX that never says how a call ended: ringing is missed after this, answered is done after that. Minutes. */
export const ringingMinutes = 10
export const answeredMinutes = 240
