// An effect: what one act means by itself, before what follows from it is settled.

import type { World } from '../clocks/model.ts'
import type { CaseFold } from '../history/model.ts'
import type { Act, ActName } from '../model.ts'

export type Effect = (s: CaseFold, act: Act, w: World) => CaseFold
export type Effects<N extends ActName> = { readonly [K in N]: Effect }

/** Reading an act's details: they were checked when they were written. */
export const text = (act: Act, key: string): string => String(act.details[key] ?? '')
export const maybeText = (act: Act, key: string): string | null => (typeof act.details[key] === 'string' ? (act.details[key] as string) : null)
export const moment = (act: Act, key: string): Date => (typeof act.details[key] === 'string' ? new Date(act.details[key] as string) : act.at)
