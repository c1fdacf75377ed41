// The session while it sits, and its minutes. The contract. Every act may be sent again with its Idempotency-Key: the
// secretary's browser keeps acts while the line is down and sends them afterwards.

import { type TSchema, Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { Id } from '../model.ts'
import { Saying } from '../resolutions/model.ts'
import {
  AddendumBody,
  AttendanceBody,
  ChairBody,
  ConflictBody,
  DecideBody,
  Done,
  MinutesView,
  NoteBody,
  OpenBody,
  ProjectorView,
  ProposeBody,
  roomRoles,
  ResumeBody,
  RoomView,
  SettleBody,
  SignBody,
  VoteBody,
} from './model.ts'

const byId = Type.Object({ id: Id })
const ofItem = Type.Object({ id: Id, itemId: Id })
const ofProposal = Type.Object({ id: Id, proposalId: Id })
const ofDraft = Type.Object({ id: Id, itemId: Id, resolutionId: Id })
const nothing = Type.Object({})

const act = <const Path extends string, P extends TSchema, B extends TSchema>(path: Path, params: P, body: B, summary: string) =>
  ({
    method: 'POST',
    path: `/api/sessions/:id/sitting/${path}`,
    summary,
    may: roomRoles,
    params,
    body,
    reply: Done,
    versioned: true,
    idempotent: true,
  }) as const

export const sittingApi = {
  readRoom: {
    method: 'GET',
    path: '/api/sessions/:id/sitting',
    summary: 'The room: who is there, the items with notes, proposals, votes and drafted resolutions, and what the caller may do.',
    may: roomRoles,
    params: byId,
    reply: RoomView,
    versioned: true,
  },
  readProjector: {
    method: 'GET',
    path: '/api/sessions/:id/projector',
    summary: 'What hangs on the wall: the current item, proposals, votes and drafted resolutions; no notes, nothing confidential.',
    may: roomRoles,
    params: byId,
    reply: ProjectorView,
  },
  openSitting: act('open', byId, OpenBody, 'Opens a called session: who chairs, and the opening note. Long before its hour only with a reason.'),
  setAttendance: act('attendance', byId, AttendanceBody, 'Who is there: holder, deputy, online, excused, absent.'),
  setChair: act('chair', byId, ChairBody, 'Who chairs, and in which capacity.'),
  setSittingNote: act('note', byId, NoteBody, 'The opening note; If-Match (version of the session) tells what was seen.'),
  openItem: act('items/:itemId/open', ofItem, nothing, 'Takes up an item; the one before it waits again.'),
  writeNotes: act('items/:itemId/notes', ofItem, NoteBody, 'The discussion of an item; If-Match is the version of the item that was seen.'),
  proposeOnItem: act('items/:itemId/proposals', ofItem, ProposeBody, 'A proposal; the caller gives its id.'),
  settleProposal: act('proposals/:proposalId/settle', ofProposal, SettleBody, 'Ends a proposal: by votes, by agreement, or drops it.'),
  voteOnProposal: act('proposals/:proposalId/votes', ofProposal, VoteBody, 'Votes of members; who is party to the item has none.'),
  tellConflict: act(
    'items/:itemId/conflicts',
    ofItem,
    ConflictBody,
    'A member is party to the item: the vote is struck, results are counted anew, and a decision that no longer stands falls.',
  ),
  draftInRoom: act('items/:itemId/resolutions', ofItem, Saying, 'Drafts a resolution of the item.'),
  editInRoom: act('items/:itemId/resolutions/:resolutionId/edit', ofDraft, Saying, 'Corrects a draft; If-Match is the version of the draft.'),
  dropInRoom: act('items/:itemId/resolutions/:resolutionId/drop', ofDraft, nothing, 'Drops a draft.'),
  decideItem: act('items/:itemId/decide', ofItem, DecideBody, 'The outcome of an item; If-Match is the version of the item that was seen.'),
  undoDecision: act('items/:itemId/undo', ofItem, nothing, 'Takes a decision back while the session sits.'),
  closeSitting: act('close', byId, nothing, 'Closes the session; items not decided are not reached and carried over.'),
  resumeSitting: act('resume', byId, ResumeBody, 'Takes the closing back until the minutes are signed: what was not reached waits again.'),
  readMinutes: {
    method: 'GET',
    path: '/api/sessions/:id/minutes',
    summary: 'The minutes: what stands in the way of signing, who signs, and the registered paper.',
    may: roomRoles,
    params: byId,
    reply: MinutesView,
    versioned: true,
  },
  previewMinutes: {
    method: 'GET',
    path: '/api/sessions/:id/minutes/preview',
    summary: 'The minutes as they would be signed, as a PDF marked as a draft.',
    may: roomRoles,
    params: byId,
    reply: nothing,
    raw: true,
    rate: { max: 60, per: 'minute' },
  },
  signMinutes: {
    method: 'POST',
    path: '/api/sessions/:id/minutes/sign',
    summary: 'Signs the minutes: resolutions are approved, dossiers decided, the paper is registered and never changes again.',
    may: roomRoles,
    params: byId,
    body: SignBody,
    reply: MinutesView,
    versioned: true,
    ifMatch: true,
    idempotent: true,
  },
  correctMinutes: {
    method: 'POST',
    path: '/api/sessions/:id/minutes/addenda',
    summary: 'A correction after signing: a numbered addendum.',
    may: roomRoles,
    params: byId,
    body: AddendumBody,
    reply: MinutesView,
    status: 201,
    versioned: true,
    idempotent: true,
  },
} as const satisfies Contract
