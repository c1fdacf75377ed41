// The contract of referrals: what a desk or its head does with a case sent to it. Every act answers the whole case.

import { Type } from 'typebox'
import { type Role, roles } from '#kernel/actor.ts'
import type { Contract } from '#kernel/contract.ts'
import { CaseView } from '../cases/model.ts'
import { Id, type ReferralActName, referralBodies } from '../model.ts'
import { referralLaw } from './rules.ts'

const doers = (act: ReferralActName): readonly Role[] => roles.filter((role) => role in referralLaw.acts[act].by)

/** `POST /api/cases/:id/referrals/:referralId/<act>`: needs If-Match with the version of the case. */
const act = <const N extends ReferralActName>(name: N, summary: string) => ({
  method: 'POST' as const,
  path: `/api/cases/:id/referrals/:referralId/${name}` as const,
  summary,
  may: doers(name),
  scope: 'cases:write',
  params: Type.Object({ id: Id, referralId: Id }),
  body: referralBodies[name],
  reply: CaseView,
  versioned: true as const,
  ifMatch: true as const,
})

export const api = {
  acceptReferral: act('accept', 'I take it. In a group of alternatives the first acceptance supersedes the others.'),
  startReferral: act('start', 'Work has begun.'),
  waitReferral: act('wait', 'Waiting for the producer, another agency or a committee. The clock runs on.'),
  resumeReferral: act('resume', 'Waiting is over.'),
  reportReferral: act('report', 'Tells the producer how it stands.'),
  claimReferral: act(
    'claim',
    'Says that it is done, with the evidence that the obstacle group asks, or the resolutions that wait for it (`asks` of the referral).',
  ),
  noMeansReferral: act('no_means', 'The desk has no means to help, with reason and legal basis.'),
  unreachableReferral: act('unreachable', 'The producer could not be reached.'),
  refuseReferral: act('refuse', 'Not ours: with a reason; “not our mandate” must suggest another desk.'),
  transferReferral: act('transfer', 'Moves it to another desk; the clock carries over; a second transfer needs the head of the centre.'),
  withdrawReferral: act('withdraw_referral', 'The centre takes it back from the desk.'),
  reopenReferral: act('reopen_referral', 'Opens an ended referral again; old times are kept.'),
} satisfies Contract
