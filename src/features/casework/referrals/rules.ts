// The referral law: what a desk may do with a case that was sent to it.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import type { ReferralState } from '../model.ts'

/** A referral as its law sees it. */
export type ReferralFacts = {
  readonly state: ReferralState
  readonly provinceId: number
  readonly deskId: string
  readonly agencyId: string
}

const live = ['sent', 'accepted', 'in_progress', 'waiting'] as const
const taken = ['accepted', 'in_progress', 'waiting'] as const
const ended = ['claimed', 'no_means', 'unreachable', 'declined', 'superseded', 'withdrawn', 'lapsed'] as const
const desk = { agencyRep: 'ownDesk', agencyHead: 'ownAgency' } as const
const centre = { operator: 'province', centreHead: 'province' } as const

/**
 * Beside these acts two moves happen by themselves: the first acceptance in an alternatives group makes its siblings
 * `superseded`, and a case that is declined or closed makes live referrals `lapsed` (history/rules.ts).
 */
export const referralLaw = law<Actor, ReferralFacts, Role | 'system', ReferralState>()({
  words: { state: 'casework.referral', act: 'casework.act' },
  scopes: {
    ownDesk: (a, r) => a.provinceId === r.provinceId && a.deskIds.includes(r.deskId),
    ownAgency: (a, r) => a.provinceId === r.provinceId && a.agencyIds.includes(r.agencyId),
    province: (a, r) => a.provinceId === r.provinceId,
  },
  sees: {
    agencyRep: 'ownAgency',
    agencyHead: 'ownAgency',
    operator: 'province',
    centreHead: 'province',
    secretary: 'province',
    manager: 'province',
    system: 'province',
  },
  acts: {
    accept: { from: ['sent'], to: 'accepted', by: desk },
    start: { from: ['accepted'], to: 'in_progress', by: desk },
    wait: { from: ['accepted', 'in_progress'], to: 'waiting', by: desk },
    resume: { from: ['waiting'], to: 'in_progress', by: desk },
    report: { from: taken, to: null, by: desk },
    claim: { from: taken, to: 'claimed', by: desk },
    no_means: { from: taken, to: 'no_means', by: desk },
    unreachable: { from: taken, to: 'unreachable', by: desk },
    refuse: { from: ['sent'], to: 'declined', by: desk },
    transfer: { from: live, to: 'withdrawn', by: { ...centre, agencyHead: 'ownAgency' } },
    withdraw_referral: { from: live, to: 'withdrawn', by: centre },
    reopen_referral: { from: ended, to: 'in_progress', by: { ...centre, ...desk, secretary: 'province', system: 'province' } },
  },
})

export const isLive = (r: { readonly state: ReferralState }): boolean => (live as readonly string[]).includes(r.state)
export const isTaken = (r: { readonly state: ReferralState }): boolean => (taken as readonly string[]).includes(r.state)
