// The contract of channels. Machines (PBX, SMS gateway) come with a bearer token of the named scope.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { After, byId, Id, Limit } from '#features/registry/model.ts'
import { bellApi } from './bell/api.ts'
import { GatewayChange, GatewayView, TestResult } from './gateway/model.ts'
import {
  CallerView,
  CallPage,
  CallReport,
  CallView,
  MessagePage,
  MessageView,
  OutboxCounts,
  TemplateText,
  TemplateView,
  messageStates,
} from './model.ts'
import { outboxRoles } from './messages/rules.ts'
import { editorRoles } from './rules.ts'

const hookKey = Type.Object({ province: Type.String({ maxLength: 8 }), key: Type.String({ minLength: 20, maxLength: 60 }) })
const byKey = Type.Object({ key: Type.String({ maxLength: 60 }) })
const paging = { after: After, limit: Limit }
/** A gateway names its fields as it likes; the settings say which is which. */
const anyFields = Type.Record(Type.String(), Type.Unknown())

const desk = ['operator', 'centreHead'] as const
/** A machine token wears the operator's hat; people are refused, so that nobody writes an SMS in a producer's name. */
const machine = ['operator'] as const

export const api = {
  sendCode: {
    method: 'POST',
    path: '/api/codes',
    may: 'anyone',
    status: 202,
    rate: { max: 30, per: 'hour' },
    summary: 'Send a one-time code by SMS; the answer is the same whether the phone is known or not.',
    body: Type.Object({
      phone: Type.String({ maxLength: 40 }),
      purpose: Type.Enum(['signIn', 'follow']),
      /** Province code, e.g. EA; the first province when absent. */
      province: Type.Optional(Type.String({ maxLength: 8 })),
      locale: Type.Optional(Type.Enum(['fa', 'en'])),
    }),
    reply: Type.Object({ expiresAt: Type.String(), demoCode: Type.Optional(Type.String()) }),
  },

  listMessages: {
    method: 'GET',
    path: '/api/channels/messages',
    may: outboxRoles,
    scope: 'channels:read',
    summary: 'Messages sent and received, newest first.',
    query: Type.Object({
      ...paging,
      direction: Type.Optional(Type.Enum(['out', 'in'])),
      state: Type.Optional(Type.Enum([...messageStates])),
      address: Type.Optional(Type.String({ maxLength: 120 })),
      caseId: Type.Optional(Id),
    }),
    reply: MessagePage,
  },
  countMessages: {
    method: 'GET',
    path: '/api/channels/messages/counts',
    may: outboxRoles,
    scope: 'channels:read',
    summary: 'How many outgoing messages are in each state.',
    reply: OutboxCounts,
  },
  resendMessage: {
    method: 'POST',
    path: '/api/channels/messages/:id/resend',
    may: outboxRoles,
    summary: 'Try a failed or cancelled message again.',
    params: byId,
    reply: MessageView,
  },
  resendFailed: {
    method: 'POST',
    path: '/api/channels/messages/resend-failed',
    may: outboxRoles,
    summary: 'Try all messages again that failed in the last three days and still can arrive (after a gateway was down).',
    reply: Type.Object({ count: Type.Integer() }),
  },
  cancelMessage: {
    method: 'POST',
    path: '/api/channels/messages/:id/cancel',
    may: outboxRoles,
    summary: 'Keep a waiting message from being sent.',
    params: byId,
    reply: MessageView,
  },
  receiveMessage: {
    method: 'POST',
    path: '/api/channels/messages',
    may: machine,
    scope: 'channels:receive',
    body: anyFields,
    status: 202,
    summary: 'A gateway hands over an SMS that came in; the same gateway reference twice is one message.',
    reply: Type.Object({ messageId: Id }),
  },
  reportDelivery: {
    method: 'POST',
    path: '/api/channels/deliveries',
    may: machine,
    scope: 'channels:receive',
    body: anyFields,
    status: 202,
    summary: 'A gateway tells what became of a message; an older report never moves a newer state back.',
    reply: Type.Object({ known: Type.Boolean() }),
  },

  listTemplates: {
    method: 'GET',
    path: '/api/channels/templates',
    may: outboxRoles,
    summary: 'Every text that the product sends, shipped and edited.',
    reply: Type.Array(TemplateView),
  },
  readTemplate: {
    method: 'GET',
    path: '/api/channels/templates/:key',
    may: outboxRoles,
    versioned: true,
    summary: 'One text.',
    params: byKey,
    reply: TemplateView,
  },
  editTemplate: {
    method: 'PUT',
    path: '/api/channels/templates/:key',
    may: editorRoles,
    versioned: true,
    ifMatch: true,
    summary: 'Change a text; every obligatory placeholder must stay and no unknown one may appear.',
    params: byKey,
    body: TemplateText,
    reply: TemplateView,
  },
  resetTemplate: {
    method: 'POST',
    path: '/api/channels/templates/:key/reset',
    may: editorRoles,
    versioned: true,
    ifMatch: true,
    summary: 'Go back to the shipped text.',
    params: byKey,
    reply: TemplateView,
  },

  readGateway: {
    method: 'GET',
    path: '/api/channels/gateway',
    may: ['admin'],
    versioned: true,
    summary: 'The SMS gateway; secret values stay on the server.',
    reply: GatewayView,
  },
  editGateway: {
    method: 'PUT',
    path: '/api/channels/gateway',
    may: ['admin'],
    versioned: true,
    ifMatch: true,
    summary: 'Describe the SMS gateway.',
    body: GatewayChange,
    reply: GatewayView,
  },
  testGateway: {
    method: 'POST',
    path: '/api/channels/gateway/test',
    may: ['admin'],
    rate: { max: 20, per: 'hour' },
    summary: 'Send one real test message through the saved gateway and tell what it answered.',
    body: Type.Object({ to: Type.String({ maxLength: 40 }) }),
    reply: TestResult,
  },

  makeHook: {
    method: 'POST',
    path: '/api/channels/gateway/hook',
    may: ['admin'],
    status: 201,
    rate: { max: 20, per: 'hour' },
    summary: 'A new callback address for a gateway that cannot send a bearer token; its key is shown this once, the old one dies.',
    reply: Type.Object({ path: Type.String() }),
  },
  dropHook: {
    method: 'DELETE',
    path: '/api/channels/gateway/hook',
    may: ['admin'],
    summary: 'Close the callback address.',
    reply: Type.Object({ hook: Type.Boolean() }),
  },
  hookMessage: {
    method: 'POST',
    path: '/api/channels/hooks/:province/:key/messages',
    may: 'anyone',
    status: 202,
    params: hookKey,
    query: anyFields,
    body: Type.Unknown(),
    summary: 'As receiveMessage, with the key in the address; fields in the body, a form or the query.',
    reply: Type.Object({ messageId: Id }),
  },
  hookDelivery: {
    method: 'POST',
    path: '/api/channels/hooks/:province/:key/deliveries',
    may: 'anyone',
    status: 202,
    params: hookKey,
    query: anyFields,
    body: Type.Unknown(),
    summary: 'As reportDelivery, with the key in the address.',
    reply: Type.Object({ known: Type.Boolean() }),
  },

  reportCall: {
    method: 'POST',
    path: '/api/channels/calls',
    may: machine,
    scope: 'channels:call',
    body: CallReport,
    status: 202,
    summary: 'A PBX tells of a call; the same reference twice is one call.',
    reply: Type.Object({ callId: Id }),
  },
  startCall: {
    method: 'POST',
    path: '/api/channels/calls/typed',
    may: desk,
    status: 201,
    body: Type.Object({ number: Type.String({ minLength: 1, maxLength: 40 }) }),
    summary: 'An operator without a PBX types the number of the caller.',
    reply: CallView,
  },
  currentCalls: {
    method: 'GET',
    path: '/api/channels/calls/current',
    may: desk,
    summary: 'Calls ringing or being answered now.',
    reply: Type.Array(CallView),
  },
  listCalls: {
    method: 'GET',
    path: '/api/channels/calls',
    may: desk,
    summary: 'The call log, newest first.',
    query: Type.Object({ ...paging, caller: Type.Optional(Type.String({ maxLength: 40 })), unitId: Type.Optional(Id) }),
    reply: CallPage,
  },
  answerCall: { method: 'POST', path: '/api/channels/calls/:id/answer', may: desk, summary: 'Take a ringing call.', params: byId, reply: CallView },
  linkCall: {
    method: 'POST',
    path: '/api/channels/calls/:id/link',
    may: desk,
    summary: 'Say which unit or case a call is about.',
    params: byId,
    body: Type.Object({ unitId: Type.Optional(Id), caseId: Type.Optional(Id) }),
    reply: CallView,
  },
  closeCall: {
    method: 'POST',
    path: '/api/channels/calls/:id/close',
    may: desk,
    summary: 'End a call with a note.',
    params: byId,
    body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 2000 })) }),
    reply: CallView,
  },
  readCaller: {
    method: 'GET',
    path: '/api/channels/caller',
    may: desk,
    summary: 'Who has this number: units, investors, last calls and messages.',
    query: Type.Object({ number: Type.String({ minLength: 1, maxLength: 40 }) }),
    reply: CallerView,
  },
  addCaller: {
    method: 'POST',
    path: '/api/channels/caller',
    may: desk,
    summary: 'Add an unknown number to a unit.',
    status: 201,
    body: Type.Object({
      number: Type.String({ minLength: 1, maxLength: 40 }),
      unitId: Id,
      name: Type.Optional(Type.String({ maxLength: 120 })),
      label: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    reply: CallerView,
  },

  ...bellApi,
} satisfies Contract
