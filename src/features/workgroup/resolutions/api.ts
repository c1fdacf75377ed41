// Resolutions and the duties beside them. The contract.

import { type TSchema, Type } from 'typebox'
import type { Role } from '#kernel/actor.ts'
import type { Contract } from '#kernel/contract.ts'
import { PaperLine } from '../papers/model.ts'
import { After, applicants, Id, Limit, seatRoles, staff, Text } from '../model.ts'
import {
  actBodies,
  Inspection,
  MyResolution,
  NewResolution,
  ResolutionFilter,
  ResolutionPage,
  ResolutionView,
  ShelfCounts,
  taskFilters,
  TaskPage,
} from './model.ts'

const byId = Type.Object({ id: Id })
const readers = [...staff, ...applicants] as const satisfies readonly Role[]
/** Whoever may keep a body's minutes: the provincial secretary, or a person with the clerk's seat. */
const clerks = seatRoles
const agencies = ['agencyRep', 'agencyHead'] as const satisfies readonly Role[]
/** The producer in their own name, or the centre for what they said on the phone. */
const speakers = [...applicants, 'operator', 'centreHead'] as const satisfies readonly Role[]

const act = <const Path extends string, const May extends readonly Role[], B extends TSchema>(path: Path, may: May, body: B, summary: string) =>
  ({
    method: 'POST',
    path: `/api/resolutions/:id/${path}`,
    summary,
    may,
    params: byId,
    body,
    reply: ResolutionView,
    versioned: true,
    ifMatch: true,
  }) as const

export const resolutionsApi = {
  listResolutions: {
    method: 'GET',
    path: '/api/resolutions',
    summary: 'Resolutions the caller may see, with filters; keyset pages.',
    may: staff,
    query: Type.Object({ ...ResolutionFilter.properties, after: After, limit: Limit }),
    reply: ResolutionPage,
  },
  exportResolutions: {
    method: 'GET',
    path: '/api/resolutions/export',
    summary: 'The filtered list as a spreadsheet, at most 10,000 rows.',
    may: staff,
    query: Type.Object({ ...ResolutionFilter.properties, kind: Type.Enum(['xlsx', 'csv']) }),
    reply: Type.Object({}),
    raw: true,
    rate: { max: 20, per: 'minute' },
  },
  resolutionShelves: {
    method: 'GET',
    path: '/api/resolutions/shelves',
    summary: 'How many open resolutions wait on each shelf of those who keep minutes, as far as the caller may see them.',
    may: staff,
    reply: ShelfCounts,
  },
  resolutionTasks: {
    method: 'GET',
    path: '/api/resolutions/tasks',
    summary: 'What waits for the caller’s agency: its open resolutions, the earliest date first; all or those of one kind, and how many of each.',
    may: agencies,
    query: Type.Object({ show: Type.Optional(Type.Enum([...taskFilters])), after: After, limit: Limit }),
    reply: TaskPage,
  },
  myResolutions: {
    method: 'GET',
    path: '/api/my/resolutions',
    summary: 'Resolutions about the caller’s own units and plans, with the caller’s own duties.',
    may: applicants,
    query: Type.Object({ caseId: Type.Optional(Id), after: After, limit: Limit }),
    reply: Type.Object({ rows: Type.Array(MyResolution), next: ResolutionPage.properties.next }),
  },
  draftResolution: {
    method: 'POST',
    path: '/api/resolutions',
    summary: 'Drafts a resolution of a dossier; it is approved with the minutes.',
    may: clerks,
    body: NewResolution,
    reply: ResolutionView,
    status: 201,
    versioned: true,
    idempotent: true,
  },
  notifySession: {
    method: 'POST',
    path: '/api/resolutions/notify',
    summary: 'Notifies every approved resolution of a session: clocks start, letters and messages go out.',
    may: clerks,
    body: Type.Object({ sessionId: Id }),
    reply: Type.Object({ notified: Type.Array(Id) }),
  },
  readResolution: {
    method: 'GET',
    path: '/api/resolutions/:id',
    summary: 'One resolution: what it says, duties, cases, files, history, and every act with why not.',
    may: readers,
    params: byId,
    reply: ResolutionView,
    versioned: true,
  },
  editResolution: act('edit', clerks, actBodies.edit, 'Corrects a draft.'),
  dropResolution: act('drop', clerks, actBodies.drop, 'Drops a draft; it stays in the history of the dossier.'),
  notifyResolution: act('notify', clerks, actBodies.notify, 'Notifies it: the clock starts and the owner may object within the window.'),
  receiveResolution: act('receive', agencies, actBodies.receive, 'The owner acknowledges receipt.'),
  objectToResolution: act('object', agencies, actBodies.object, 'The owner objects with reasons, within the window.'),
  decideObjection: act('decide_objection', clerks, actBodies.decide_objection, 'The group decides the objection: rejected, upheld or amended.'),
  suspendResolution: act('suspend', clerks, actBodies.suspend, 'While objected: execution is suspended, or resumed with the time that was left.'),
  startResolution: act('start', agencies, actBodies.start, 'The owner has begun to execute it.'),
  claimResolution: act('claim', agencies, actBodies.claim, 'The owner claims execution, with the evidence of its type. The producer is asked.'),
  confirmResolution: act('confirm', speakers, actBodies.confirm, 'The producer confirms that it was executed.'),
  disputeResolution: act('dispute', speakers, actBodies.dispute, 'The producer says that it was not executed.'),
  refuseBank: act('refuse_bank', agencies, actBodies.refuse_bank, 'The bank refuses: its reasons go to the bank-expert panel.'),
  panelFinding: act('panel_finding', clerks, actBodies.panel_finding, 'What the bank-expert panel found.'),
  toBoard: act('to_board', clerks, actBodies.to_board, 'Refers a bank that does not pay to the disciplinary board.'),
  boardRuling: act('board_ruling', clerks, actBodies.board_ruling, 'What the disciplinary board ruled.'),
  signNonfeasance: act(
    'sign_nonfeasance',
    ['secretary'],
    actBodies.sign_nonfeasance,
    'Signs the nonfeasance bundle: it is put together and sealed, and sent to nobody.',
  ),
  registerHandover: act(
    'register_handover',
    ['secretary'],
    actBodies.register_handover,
    'Number and day that the receiving office gave the bundle in its register.',
  ),
  handOver: act('hand_over', ['secretary'], actBodies.hand_over, 'Records to whom the signed bundle was handed, and the letter’s number.'),
  closeNotExecuted: act('not_executed', clerks, actBodies.not_executed, 'Ends it as not executed, with a reason code.'),
  extendResolution: act('extend', clerks, actBodies.extend, 'Gives it a later date, with a reason.'),
  toAlternative: act('to_alternative', clerks, actBodies.to_alternative, 'Hands it to the alternative owner, who is notified anew.'),
  settleDuty: act(
    'settle_duty',
    [...clerks, ...applicants],
    actBodies.settle_duty,
    'A duty of the producer: the producer says it is done; the secretary settles it.',
  ),
  commentResolution: act('comment', [...clerks, 'operator'], actBodies.comment, 'An internal note in its history; producers do not see it.'),
  reopenResolution: act('reopen', [...clerks, ...applicants], actBodies.reopen, 'Takes an ended resolution up again.'),
  attachToResolution: {
    method: 'POST',
    path: '/api/resolutions/:id/files',
    summary: 'Adds evidence: photos, PDF or sound. The type is told by content.',
    may: [...clerks, ...applicants],
    params: byId,
    upload: { maxBytes: 20_000_000, maxFiles: 10 },
    reply: ResolutionView,
    status: 201,
    versioned: true,
  },
  readResolutionFile: {
    method: 'GET',
    path: '/api/resolutions/:id/files/:fileId',
    summary: 'One file of evidence.',
    may: readers,
    params: Type.Object({ id: Id, fileId: Id }),
    reply: Type.Object({}),
    raw: true,
  },
  readInspection: {
    method: 'GET',
    path: '/api/cases/:id/inspection',
    summary: 'Whether a case was signed over to inspection, by whom, and whether its report can be signed now.',
    may: ['secretary', 'centreHead', 'manager'],
    params: byId,
    reply: Inspection,
  },
  sealInspection: {
    method: 'POST',
    path: '/api/cases/:id/inspection',
    summary:
      'Signs the report for inspection of a case at rung 5, once for each escalation: its unexecuted resolutions with their whole story. Sent to nobody.',
    may: ['secretary'],
    params: byId,
    body: Type.Object({ text: Text }),
    reply: PaperLine,
    status: 201,
    rate: { max: 20, per: 'minute' },
  },
} as const satisfies Contract
