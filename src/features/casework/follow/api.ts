// The contract of following one case without an account: a code, the phone it was raised from, and a one-time code.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { CaseView, PublicCase, Receipt } from '../cases/model.ts'
import { caseBodies, Id, type ProducerActName } from '../model.ts'

const act = <const N extends ProducerActName>(name: N, summary: string) => ({
  method: 'POST' as const,
  path: `/api/follow/${name}` as const,
  summary,
  may: 'anyone' as const,
  body: caseBodies[name],
  reply: CaseView,
  versioned: true as const,
  ifMatch: true as const,
  rate: { max: 60, per: 'hour' as const },
})

export const api = {
  raiseCase: {
    method: 'POST',
    path: '/api/public/cases',
    summary: 'Raises an obstacle without signing in. The answer is a receipt; to read more, follow the case.',
    may: 'anyone',
    body: PublicCase,
    reply: Receipt,
    status: 201,
    versioned: true,
    rate: { max: 20, per: 'hour' },
  },
  askFollowCode: {
    method: 'POST',
    path: '/api/follow/code',
    summary: 'Sends a one-time code to the phone if the case was raised from it. The answer is the same either way.',
    may: 'anyone',
    body: Type.Object({ code: Type.String({ maxLength: 40 }), phone: Type.String({ maxLength: 40 }) }),
    reply: Type.Object({ sent: Type.Boolean(), demoCode: Type.Optional(Type.String({ description: 'Demo mode only' })) }),
    status: 202,
    rate: { max: 20, per: 'hour' },
  },
  startFollowing: {
    method: 'POST',
    path: '/api/follow',
    summary: 'Opens a two-hour session for this one case (cookie gg_follow).',
    may: 'anyone',
    body: Type.Object({ code: Type.String({ maxLength: 40 }), phone: Type.String({ maxLength: 40 }), oneTimeCode: Type.String({ maxLength: 12 }) }),
    reply: CaseView,
    status: 201,
    versioned: true,
    rate: { max: 30, per: 'hour' },
  },
  readFollowed: {
    method: 'GET',
    path: '/api/follow',
    summary: 'The followed case as its producer sees it.',
    may: 'anyone',
    reply: CaseView,
    versioned: true,
  },
  stopFollowing: { method: 'DELETE', path: '/api/follow', summary: 'Ends the session.', may: 'anyone', reply: Type.Object({ done: Type.Boolean() }) },
  followAnswer: act('answer', 'Answers what was asked.'),
  followWrite: act('write', 'Adds something.'),
  followConfirm: act('confirm', 'Confirms that the obstacle is gone.'),
  followConfirmPart: act('confirm_part', 'Confirms a part; the rest goes on.'),
  followDispute: act('dispute', 'Disputes the claim.'),
  followReopen: act('reopen', 'Reopens within 60 days.'),
  followAppeal: act('appeal', 'Appeals within 30 days.'),
  followWithdraw: act('withdraw', 'Takes the case back.'),
  followCheckResult: act('check_result', 'Says whether the solution still holds.'),
  followAttach: {
    method: 'POST',
    path: '/api/follow/attachments',
    summary: 'Adds photos, PDF or sound.',
    may: 'anyone',
    body: Type.Object({}),
    reply: CaseView,
    status: 201,
    versioned: true,
    upload: { maxBytes: 20_000_000, maxFiles: 5 },
    rate: { max: 30, per: 'hour' },
  },
  readFollowedAttachment: {
    method: 'GET',
    path: '/api/follow/attachments/:attachmentId',
    summary: 'A file of the followed case.',
    may: 'anyone',
    params: Type.Object({ attachmentId: Id }),
    query: Type.Object({ thumbnail: Type.Optional(Type.Boolean()) }),
    reply: Type.String(),
    raw: true,
  },
} satisfies Contract
