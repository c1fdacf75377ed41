// The contract of cases: reading, opening, and one endpoint per act. Who may call comes from the law itself.

import { Type } from 'typebox'
import { type Role, roles } from '#kernel/actor.ts'
import type { Contract } from '#kernel/contract.ts'
import { type CaseActName, caseBodies, Id } from '../model.ts'
import { Attachment, CaseFilter, CaseHits, CaseListItem, CasePage, CaseView, NewCase } from './model.ts'
import { caseLaw } from './rules.ts'

const one = Type.Object({ id: Id })
/** The list’s filters without its order and its pages. */
const { sort: _sort, after: _after, limit: _limit, ...narrowing } = CaseFilter.properties
export const readers = roles.filter((role) => role in caseLaw.sees)
const doers = (act: CaseActName): readonly Role[] => roles.filter((role) => role in caseLaw.acts[act].by)

/** `POST /api/cases/:id/<act>`: needs If-Match with the version read, answers the case as it is afterwards. */
const act = <const N extends CaseActName>(name: N, summary: string) => ({
  method: 'POST' as const,
  path: `/api/cases/:id/${name}` as const,
  summary,
  may: doers(name),
  scope: 'cases:write',
  params: one,
  body: caseBodies[name],
  reply: CaseView,
  versioned: true as const,
  ifMatch: true as const,
})

export const api = {
  createCase: {
    method: 'POST',
    path: '/api/cases',
    summary: 'Raises an obstacle: a producer for an own unit, or the centre for somebody on the phone or in the field.',
    may: ['producer', 'investor', 'operator', 'centreHead', 'secretary'],
    scope: 'cases:write',
    body: NewCase,
    reply: CaseView,
    status: 201,
    idempotent: true,
    versioned: true,
  },
  listCases: {
    method: 'GET',
    path: '/api/cases',
    summary: 'Cases the caller may see, filtered, sorted, page by page.',
    may: readers,
    scope: 'cases:read',
    query: CaseFilter,
    reply: CasePage,
  },
  searchCases: {
    method: 'GET',
    path: '/api/cases/search',
    summary:
      'Cases by words, code, phone, company ID or unit name; blind to spelling variants; by relevance and recency, narrowed by the filters of the list, with highlights, reasons and what was meant.',
    may: readers,
    scope: 'cases:read',
    query: Type.Object({
      ...narrowing,
      q: Type.String({ minLength: 1, maxLength: 200 }),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    reply: CaseHits,
  },
  casesByPhone: {
    method: 'GET',
    path: '/api/cases/by-phone',
    summary: 'Cases raised from a phone or belonging to the units of that phone, open ones first: the operator’s screen.',
    may: ['operator', 'centreHead'],
    scope: 'cases:read',
    query: Type.Object({ phone: Type.String({ maxLength: 40 }) }),
    reply: Type.Object({ items: Type.Array(CaseListItem) }),
  },
  findCase: {
    method: 'GET',
    path: '/api/cases/by-code/:code',
    summary: 'One case by its public code, e.g. EA-1405-000123.',
    may: readers,
    scope: 'cases:read',
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    reply: CaseView,
    versioned: true,
    traces: true,
  },
  getCase: {
    method: 'GET',
    path: '/api/cases/:id',
    summary: 'One case with its referrals, timeline, holding ledger and the acts open to the caller. Opening a confidential one leaves a trace.',
    may: readers,
    scope: 'cases:read',
    params: one,
    reply: CaseView,
    versioned: true,
    traces: true,
  },
  similarCases: {
    method: 'GET',
    path: '/api/cases/:id/similar',
    summary: 'Other open cases of the same unit, then open ones of the same group in the county; apart from them, those of the same event.',
    may: readers,
    scope: 'cases:read',
    params: one,
    reply: Type.Object({ items: Type.Array(CaseListItem), event: Type.Array(CaseListItem) }),
  },

  routeCase: act('route', 'Sends the case to one or more desks at once; a lead desk may be marked.'),
  addDesk: act('add_desk', 'Adds desks to a case that is already with others.'),
  editCase: act('edit', 'Corrects unit, group, county, name or text. Changes no clock.'),
  prioritiseCase: act('prioritise', 'Sets the priority. The budgets of the running rung count from when it began.'),
  markConfidential: act('mark_confidential', 'Hides the case from all but those who act on it, or shows it again.'),
  askInfo: act('ask_info', 'Asks the producer to complete the case; agency clocks pause once per rung, at most 10 working days.'),
  answerInfo: act('answer', 'The producer’s answer.'),
  writeOnCase: act('write', 'The producer adds something.'),
  commentCase: act('comment', 'An internal note among agencies and centre. The producer never sees it.'),
  messageProducer: act('message', 'A message to the producer, sent and shown on the case.'),
  logContact: act('contact', 'Records a try to reach the producer.'),
  declineCase: act('decline', 'Declines the case with its legal basis; the producer may appeal within 30 days.'),
  putOnAgenda: act('put_on_agenda', 'Puts the case before the working group.'),
  issueResolution: act('issue', 'Records a notified resolution and the date until which it runs.'),
  confirmCase: act('confirm', 'The producer confirms that the obstacle is gone.'),
  confirmPart: act('confirm_part', 'The producer confirms a part; the rest goes on.'),
  disputeCase: act('dispute', 'The producer disputes the claim.'),
  reopenCase: act('reopen', 'Reopens a closed case within 60 days.'),
  appealCase: act('appeal', 'Appeals against a decline within 30 days.'),
  decideAppeal: act('decide_appeal', 'Decides an appeal; never the one who declined.'),
  linkKnot: act('link_knot', 'Hangs the case on a rule that must be changed first.'),
  unlinkKnot: act('unlink_knot', 'Takes the case off the knot; it goes on where it was.'),
  mergeCase: act('merge', 'Merges this case into another of the province; both codes keep answering.'),
  unmergeCase: act('unmerge', 'Undoes a merge.'),
  splitCase: act('split', 'Opens a second case for another obstacle told in this one.'),
  withdrawCase: act('withdraw', 'The producer takes the case back.'),
  escalateCase: act('escalate', 'Lifts the case to a higher rung by hand; rung 5 needs the secretary’s signature.'),
  sendToHq: act('send_hq', 'The secretary sends the case, proposed by the clock, to the national HQ.'),
  checkResult: act('check_result', 'What the producer said at the durability check.'),
  undoAct: act('undo', 'Takes back the caller’s own last act within two minutes, before anything was mailed.'),

  attachToCase: {
    method: 'POST',
    path: '/api/cases/:id/attachments',
    summary: 'Adds photos, PDF or sound. The type is told by content; a photo’s place is removed.',
    may: readers.filter((role) => role in caseLaw.acts.attach.by),
    scope: 'cases:write',
    params: one,
    body: Type.Object({ visibility: Type.Optional(Type.Enum(['internal', 'producer'])) }),
    reply: CaseView,
    status: 201,
    versioned: true,
    upload: { maxBytes: 20_000_000, maxFiles: 5 },
  },
  readAttachment: {
    method: 'GET',
    path: '/api/cases/:id/attachments/:attachmentId',
    summary: 'The file itself.',
    may: readers,
    scope: 'cases:read',
    params: Type.Object({ id: Id, attachmentId: Id }),
    reply: Type.String(),
    raw: true,
    traces: true,
  },
  readThumbnail: {
    method: 'GET',
    path: '/api/cases/:id/attachments/:attachmentId/thumbnail',
    summary: 'A small WebP picture of a photo.',
    may: readers,
    scope: 'cases:read',
    params: Type.Object({ id: Id, attachmentId: Id }),
    reply: Type.String(),
    raw: true,
  },
  listAttachments: {
    method: 'GET',
    path: '/api/cases/:id/attachments',
    summary: 'Files of a case that the caller may see.',
    may: readers,
    scope: 'cases:read',
    params: one,
    reply: Type.Object({ items: Type.Array(Attachment) }),
  },
} satisfies Contract
