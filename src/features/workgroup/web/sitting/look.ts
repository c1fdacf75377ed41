// How outcomes and proposals look.

import type { ItemState } from '../../model.ts'
import type { ProposalState, WhyNot } from '../../sitting/model.ts'
import { Problem } from '#kernel/problem.ts'

type Tone = 'neutral' | 'primary' | 'success' | 'warning' | 'danger' | 'info'

const tones: Readonly<Record<ItemState, Tone>> = {
  waiting: 'neutral',
  open: 'primary',
  resolved: 'success',
  deferred: 'warning',
  refused: 'danger',
  referred_up: 'info',
  noted: 'info',
  not_reached: 'neutral',
}
export const toneOf = (state: ItemState): Tone => tones[state]

const proposalTones: Readonly<Record<ProposalState, Tone>> = { open: 'primary', adopted: 'success', rejected: 'danger', dropped: 'neutral' }
export const proposalTone = (state: ProposalState): Tone => proposalTones[state]

/** A reason that came with the view, as the buttons want it. */
export const reasonOf = (why: WhyNot): Problem | null => why && new Problem(why.code, 409, why.details)
