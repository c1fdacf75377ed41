// Binds the contract to the actions.

import type { Ctx } from '#server/ctx.ts'
import { type Handlers, serve } from '#server/http.ts'
import type { Http } from '#server/request.ts'
import { perform } from './acting/actions.ts'
import { deskHasIt } from './acts/rules.ts'
import { api } from './api.ts'
import * as cases from './cases/actions.ts'
import { attachToCase, listAttachments, sendFile } from './files/actions.ts'
import * as follow from './follow/actions.ts'
import type { CaseActName, ProducerActName, ReferralActName } from './model.ts'
import { listPolicies, setPolicy } from './policies/actions.ts'
import * as queues from './queues/actions.ts'
import { casesByPhone, searchCases } from './search/actions.ts'

type All = Handlers<typeof api>
type OnCase = { params: { id: string }; body: object }
type OnReferral = { params: { id: string; referralId: string }; body: object }

const act =
  (name: CaseActName) =>
  (ctx: Ctx, { params, body }: OnCase, http: Http) =>
    perform(ctx, params.id, { act: name, body: { ...body }, version: http.ifMatch })

const referralAct =
  (name: ReferralActName) =>
  (ctx: Ctx, { params, body }: OnReferral, http: Http) =>
    perform(ctx, params.id, { act: name, body: { ...body }, referralId: params.referralId, version: http.ifMatch })

const followAct =
  (name: ProducerActName) =>
  (ctx: Ctx, { body }: { body: object }, http: Http) =>
    follow.actAsFollower(ctx, http, name, { ...body }, http.ifMatch)

const handlers: All = {
  createCase: (ctx, { body }) => cases.createCase(ctx, body),
  listCases: (ctx, { query }) => cases.listCases(ctx, query),
  searchCases: (ctx, { query }) => searchCases(ctx, query),
  casesByPhone: (ctx, { query }) => casesByPhone(ctx, query.phone),
  findCase: (ctx, { params }) => cases.findCase(ctx, params.code),
  getCase: (ctx, { params }) => cases.getCase(ctx, params.id),
  similarCases: (ctx, { params }) => cases.similarCases(ctx, params.id),

  routeCase: act('route'),
  addDesk: act('add_desk'),
  editCase: act('edit'),
  prioritiseCase: act('prioritise'),
  markConfidential: act('mark_confidential'),
  askInfo: act('ask_info'),
  answerInfo: act('answer'),
  writeOnCase: act('write'),
  commentCase: act('comment'),
  messageProducer: act('message'),
  logContact: act('contact'),
  declineCase: act('decline'),
  putOnAgenda: act('put_on_agenda'),
  issueResolution: act('issue'),
  confirmCase: act('confirm'),
  confirmPart: act('confirm_part'),
  disputeCase: act('dispute'),
  reopenCase: act('reopen'),
  appealCase: act('appeal'),
  decideAppeal: act('decide_appeal'),
  linkKnot: act('link_knot'),
  unlinkKnot: act('unlink_knot'),
  mergeCase: act('merge'),
  unmergeCase: act('unmerge'),
  splitCase: act('split'),
  withdrawCase: act('withdraw'),
  escalateCase: act('escalate'),
  sendToHq: act('send_hq'),
  checkResult: act('check_result'),
  undoAct: act('undo'),

  acceptReferral: referralAct('accept'),
  startReferral: referralAct('start'),
  waitReferral: referralAct('wait'),
  resumeReferral: referralAct('resume'),
  reportReferral: referralAct('report'),
  claimReferral: referralAct('claim'),
  noMeansReferral: referralAct('no_means'),
  unreachableReferral: referralAct('unreachable'),
  refuseReferral: referralAct('refuse'),
  transferReferral: referralAct('transfer'),
  withdrawReferral: referralAct('withdraw_referral'),
  reopenReferral: referralAct('reopen_referral'),

  attachToCase: (ctx, { params, body }, http) => attachToCase(ctx, params.id, http.files, body.visibility ?? 'internal'),
  listAttachments: (ctx, { params }) => listAttachments(ctx, params.id),
  readAttachment: (ctx, { params }) => sendFile(ctx, params.id, params.attachmentId, false),
  readThumbnail: (ctx, { params }) => sendFile(ctx, params.id, params.attachmentId, true),

  triageQueue: (ctx, { query }) => queues.triageQueue(ctx, query),
  inbox: (ctx, { query }) => queues.inbox(ctx, query),
  headQueue: (ctx, { query }) => queues.headQueue(ctx, query),
  secretariatQueue: (ctx, { query }) => queues.secretariatQueue(ctx, query),
  overview: (ctx, { query }) => queues.overview(ctx, query),
  listPolicies: (ctx) => listPolicies(ctx),
  setPolicy: (ctx, { body }) => setPolicy(ctx, body),

  raiseCase: (ctx, { body }, http) => follow.raiseCase(ctx, body, http),
  askFollowCode: async (ctx, { body }, http) => {
    const shown = await follow.askFollowCode(ctx, body, http)
    return { sent: true, ...(shown !== null && { demoCode: shown }) }
  },
  startFollowing: (ctx, { body }, http) => follow.startFollowing(ctx, body, http),
  readFollowed: (ctx, _input, http) => follow.readFollowed(ctx, http),
  stopFollowing: async (ctx, _input, http) => {
    await follow.stopFollowing(ctx, http)
    return { done: true }
  },
  followAnswer: followAct('answer'),
  followWrite: followAct('write'),
  followConfirm: followAct('confirm'),
  followConfirmPart: followAct('confirm_part'),
  followDispute: followAct('dispute'),
  followReopen: followAct('reopen'),
  followAppeal: followAct('appeal'),
  followWithdraw: followAct('withdraw'),
  followCheckResult: followAct('check_result'),
  followAttach: (ctx, _input, http) => follow.attachAsFollower(ctx, http, http.files),
  readFollowedAttachment: (ctx, { params, query }, http) => follow.readFollowedFile(ctx, http, params.attachmentId, query.thumbnail === true),
}

export const casework = serve(api, handlers, { referral_one_live: deskHasIt })
