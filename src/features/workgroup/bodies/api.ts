// Bodies, seats and deadlines. The contract.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { Id, seatRoles, staff } from '../model.ts'
import { BodyForm, BodyList, BodyPage, Candidates, NewBody, SeatForm } from './model.ts'
import { Budget, PolicyKey, PolicyList } from './policies/model.ts'

const readers = [...staff, 'admin'] as const
const keepers = ['secretary', 'admin'] as const
/** Keepers, and whoever may be a body's own clerk: the law asks for the seat. */
const seaters = [...seatRoles, 'admin'] as const
const one = Type.Object({ id: Id })
const seat = Type.Object({ id: Id, seatId: Id })

export const bodiesApi = {
  listBodies: {
    method: 'GET',
    path: '/api/bodies',
    may: readers,
    summary: 'Bodies of the working group that the caller may know of: who chairs, when they meet, what decides.',
    reply: BodyList,
  },
  readBody: {
    method: 'GET',
    path: '/api/bodies/:id',
    may: readers,
    params: one,
    summary: 'One body with its seats, its next ten sessions and the acts open to the caller.',
    reply: BodyPage,
    versioned: true,
  },
  createBody: {
    method: 'POST',
    path: '/api/bodies',
    may: keepers,
    body: NewBody,
    summary: 'Sets a body up.',
    reply: BodyPage,
    status: 201,
    versioned: true,
    idempotent: true,
  },
  startBodies: {
    method: 'POST',
    path: '/api/bodies/start',
    may: keepers,
    summary: 'Sets up the usual bodies of a province; what is there already is left alone.',
    reply: Type.Object({ made: Type.Integer() }),
  },
  editBody: {
    method: 'PUT',
    path: '/api/bodies/:id',
    may: keepers,
    params: one,
    body: BodyForm,
    summary: 'Changes a body; switching it off keeps its history.',
    reply: BodyPage,
    versioned: true,
    ifMatch: true,
  },
  bodyCandidates: {
    method: 'GET',
    path: '/api/bodies/:id/candidates',
    may: seaters,
    params: one,
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })), agencyId: Type.Optional(Id) }),
    summary: 'People who may be seated: active, with a fitting hat in this province; and the agencies they may sit for.',
    reply: Candidates,
  },
  exportSeats: {
    method: 'GET',
    path: '/api/bodies/:id/members',
    may: readers,
    params: one,
    query: Type.Object({ kind: Type.Enum(['xlsx', 'csv']) }),
    summary: 'The members of a body as a spreadsheet; phones only for who may see them.',
    reply: Type.Object({}),
    raw: true,
    rate: { max: 20, per: 'minute' },
  },
  addSeat: {
    method: 'POST',
    path: '/api/bodies/:id/seats',
    may: seaters,
    params: one,
    body: SeatForm,
    summary: 'Adds a seat, filled or vacant.',
    reply: BodyPage,
    status: 201,
    versioned: true,
    idempotent: true,
  },
  seatAgencies: {
    method: 'POST',
    path: '/api/bodies/:id/seats/agencies',
    may: seaters,
    params: one,
    body: Type.Object({ agencyIds: Type.Array(Id, { minItems: 1, maxItems: 200 }) }),
    summary: 'A seat for each of these agencies that has none yet, filled by its head where it has one.',
    reply: BodyPage,
    versioned: true,
  },
  editSeat: {
    method: 'PUT',
    path: '/api/bodies/:id/seats/:seatId',
    may: seaters,
    params: seat,
    body: SeatForm,
    summary: 'Corrects a seat. If-Match carries the seat’s own version.',
    reply: BodyPage,
    ifMatch: true,
  },
  replaceSeat: {
    method: 'POST',
    path: '/api/bodies/:id/seats/:seatId/replace',
    may: seaters,
    params: seat,
    body: SeatForm,
    summary: 'Somebody new takes the place: the old seat ends now and stays on record, a new one begins.',
    reply: BodyPage,
    ifMatch: true,
  },
  retireSeat: {
    method: 'POST',
    path: '/api/bodies/:id/seats/:seatId/retire',
    may: seaters,
    params: seat,
    summary: 'Gives a seat up; it stays on record because old minutes name it.',
    reply: BodyPage,
    ifMatch: true,
  },
  restoreSeat: {
    method: 'POST',
    path: '/api/bodies/:id/seats/:seatId/restore',
    may: seaters,
    params: seat,
    summary: 'Undoes giving a seat up, while its place is still free.',
    reply: BodyPage,
    ifMatch: true,
  },
  listDeadlines: {
    method: 'GET',
    path: '/api/workgroup/deadlines',
    may: readers,
    summary: 'Every deadline of the working group with its shipped value and what the province made of it.',
    reply: PolicyList,
  },
  setDeadline: {
    method: 'PUT',
    path: '/api/workgroup/deadlines',
    may: keepers,
    body: Type.Object({ ...PolicyKey.properties, ...Budget.properties }),
    summary: 'Sets one deadline from now on; what has its date already keeps it.',
    reply: PolicyList,
  },
  resetDeadline: {
    method: 'POST',
    path: '/api/workgroup/deadlines/reset',
    may: keepers,
    body: PolicyKey,
    summary: 'One deadline back to its shipped value.',
    reply: PolicyList,
  },
} as const satisfies Contract
