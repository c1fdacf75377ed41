// Sessions: calendar, agenda, invitations, the frozen pack. The contract.

import { type TSchema, Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { Id, Moment, seatRoles, staff } from '../model.ts'
import {
  Invitation,
  invitationAnswers,
  NewSession,
  ProposedTimes,
  SessionEdit,
  SessionFilter,
  SessionMonth,
  SessionPage,
  SessionView,
  Verified,
} from './model.ts'

const byId = Type.Object({ id: Id })
const Reason = Type.String({ maxLength: 2000 })
/** Whoever may fill a clerk's seat; which body, the law says. */
const keepers = seatRoles

const act = <const Path extends string, B extends TSchema>(path: Path, body: B, summary: string) =>
  ({
    method: 'POST',
    path: `/api/sessions/:id/${path}`,
    summary,
    may: keepers,
    params: byId,
    body,
    reply: SessionView,
    versioned: true,
    ifMatch: true,
  }) as const

export const sessionsApi = {
  listSessions: {
    method: 'GET',
    path: '/api/sessions',
    summary: 'Sessions of the bodies that the caller may read: upcoming ones, the next first, or past ones, the latest first.',
    may: staff,
    query: Type.Object(SessionFilter),
    reply: SessionPage,
  },
  sessionMonth: {
    method: 'GET',
    path: '/api/sessions/month',
    summary: 'All sessions of one Jalali month.',
    may: staff,
    query: Type.Object({
      year: Type.Integer({ minimum: 1300, maximum: 1600 }),
      month: Type.Integer({ minimum: 1, maximum: 12 }),
      bodyId: Type.Optional(Id),
    }),
    reply: SessionMonth,
  },
  proposeTimes: {
    method: 'GET',
    path: '/api/sessions/times',
    summary: 'When a body could meet next: by its calendar, or within the hours of an extraordinary session.',
    may: keepers,
    query: Type.Object({ bodyId: Id, extraordinary: Type.Optional(Type.Boolean()) }),
    reply: Type.Object({ ...ProposedTimes.properties, until: Moment }),
  },
  planSession: {
    method: 'POST',
    path: '/api/sessions',
    summary: 'Plans a session and builds its agenda. Extraordinary: with a reason, and within the hours that the province allows.',
    may: keepers,
    body: NewSession,
    reply: SessionView,
    status: 201,
    versioned: true,
    idempotent: true,
  },
  planNextSession: {
    method: 'POST',
    path: '/api/sessions/next',
    summary: 'Plans the next ordinary session of a body from its calendar.',
    may: keepers,
    body: Type.Object({ bodyId: Id }),
    reply: SessionView,
    status: 201,
    versioned: true,
    idempotent: true,
  },
  myInvitations: {
    method: 'GET',
    path: '/api/sessions/invitations',
    summary: 'Called sessions to which the seats of the caller are invited.',
    may: seatRoles,
    reply: Type.Object({ rows: Type.Array(Invitation) }),
  },
  readSession: {
    method: 'GET',
    path: '/api/sessions/:id',
    summary: 'One session: its agenda with the factors of each item, what stands next, who is invited, and the acts open to the caller.',
    may: staff,
    params: byId,
    reply: SessionView,
    versioned: true,
  },
  editSession: act('edit', SessionEdit, 'Another time, place, length or capacity, before the call.'),
  buildAgenda: act('build', Type.Object({}), 'Orders the agenda anew. What a person added, moved or left out stays so.'),
  reorderAgenda: act(
    'order',
    Type.Object({ order: Type.Array(Id, { maxItems: 200 }), reason: Reason }),
    'Another order by hand, with a reason. Every item must be named.',
  ),
  addItem: act(
    'items',
    Type.Object({
      dossierId: Type.Optional(Id),
      resolutionId: Type.Optional(Id),
      title: Type.Optional(Type.String({ maxLength: 300 })),
      reason: Reason,
    }),
    'Adds a dossier, a resolution or a plain subject. After the call the addition is frozen with a hash of its own and told to the members.',
  ),
  removeItem: act('items/remove', Type.Object({ itemId: Id, reason: Reason }), 'Takes an item off a planned agenda, with a reason.'),
  restoreItem: act('items/restore', Type.Object({ subjectId: Id }), 'Lets the order choose again what was left out.'),
  sendAddendum: act(
    'items/addendum',
    Type.Object({ itemId: Id, reason: Reason }),
    'Cases came to an item after its pack was sent: its part is frozen anew with a hash of its own and told to the members.',
  ),
  callSession: act('call', Type.Object({}), 'Freezes the agenda, keeps the pack with its hash and invites every member.'),
  uncallSession: act('uncall', Type.Object({ reason: Reason }), 'Takes the call back; members and units are told why.'),
  cancelSession: act('cancel', Type.Object({ reason: Reason }), 'The session will not be held.'),
  markNotHeld: act('not_held', Type.Object({ reason: Reason }), 'Its time has passed and nobody met.'),
  findAddable: {
    method: 'GET',
    path: '/api/sessions/:id/addable',
    summary: 'Ready dossiers and unfinished resolutions of the body by words or code: at most 20.',
    may: keepers,
    params: byId,
    query: Type.Object({ q: Type.String({ maxLength: 200 }) }),
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          id: Id,
          kind: Type.Enum(['dossier', 'resolution']),
          code: Type.String(),
          unitName: Type.String(),
          text: Type.String(),
        }),
      ),
    }),
  },
  answerInvitation: {
    method: 'POST',
    path: '/api/sessions/:id/answer',
    summary: 'A member says for their seat that they come, send their deputy, or do not come; the clerk writes down what was said by phone.',
    may: seatRoles,
    params: byId,
    body: Type.Object({ seatId: Id, answer: Type.Enum([...invitationAnswers]), note: Type.Optional(Type.String({ maxLength: 500 })) }),
    reply: SessionView,
    versioned: true,
  },
  declareConflict: {
    method: 'POST',
    path: '/api/sessions/:id/conflicts',
    summary: 'A member is party to an item: said by themselves or by the clerk, with a reason.',
    may: seatRoles,
    params: byId,
    body: Type.Object({ itemId: Id, seatId: Id, reason: Reason }),
    reply: SessionView,
    versioned: true,
  },
  withdrawConflict: {
    method: 'POST',
    path: '/api/sessions/:id/conflicts/withdraw',
    summary: 'Takes a declared conflict back.',
    may: seatRoles,
    params: byId,
    body: Type.Object({ itemId: Id, seatId: Id }),
    reply: SessionView,
    versioned: true,
  },
  verifyPack: {
    method: 'GET',
    path: '/api/sessions/:id/pack/verify',
    summary: 'Reckons the hash of the kept pack anew and compares it with the one recorded at the call.',
    may: staff,
    params: byId,
    reply: Verified,
  },
  readPack: {
    method: 'GET',
    path: '/api/sessions/:id/pack/:no',
    summary: 'A frozen pack as canonical JSON, from which anyone can reckon the hash.',
    may: staff,
    params: Type.Object({ id: Id, no: Type.Integer({ minimum: 1, maximum: 1000 }) }),
    reply: Type.Object({}),
    raw: true,
  },
} as const satisfies Contract
