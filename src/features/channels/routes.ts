import { serve } from '#server/http.ts'
import { api } from './api.ts'
import * as bell from './bell/actions.ts'
import * as calls from './calls/actions.ts'
import { askForCode } from './codes/actions.ts'
import * as gateway from './gateway/actions.ts'
import * as hooks from './hooks/actions.ts'
import * as messages from './messages/actions.ts'
import * as templates from './templates/actions.ts'

export const channels = serve(api, {
  sendCode: (ctx, { body }, http) => askForCode(ctx, { locale: ctx.locale, ...body, address: http.ip }),

  listMessages: (ctx, { query }) => messages.listMessages(ctx, query),
  countMessages: (ctx) => messages.countMessages(ctx),
  resendMessage: (ctx, { params }) => messages.resendMessage(ctx, params.id),
  resendFailed: (ctx) => messages.resendFailed(ctx),
  cancelMessage: (ctx, { params }) => messages.cancelMessage(ctx, params.id),
  receiveMessage: (ctx, { body }) => messages.receiveMessage(ctx, body),
  reportDelivery: (ctx, { body }) => messages.reportDelivery(ctx, body),

  listTemplates: (ctx) => templates.listTemplates(ctx),
  readTemplate: (ctx, { params }) => templates.readTemplate(ctx, params.key),
  editTemplate: (ctx, { params, body }, http) => templates.editTemplate(ctx, params.key, body, http.ifMatch),
  resetTemplate: (ctx, { params }, http) => templates.resetTemplate(ctx, params.key, http.ifMatch),

  readGateway: (ctx) => gateway.viewGateway(ctx),
  editGateway: (ctx, { body }, http) => gateway.editGateway(ctx, body, http.ifMatch),
  testGateway: (ctx, { body }) => gateway.testGateway(ctx, body.to),

  makeHook: (ctx) => hooks.makeHook(ctx),
  dropHook: (ctx) => hooks.dropHook(ctx),
  hookMessage: async (ctx, { params, query, body }) => messages.receiveMessage(await hooks.enterByHook(ctx, params), hooks.fieldsOf(query, body)),
  hookDelivery: async (ctx, { params, query, body }) => messages.reportDelivery(await hooks.enterByHook(ctx, params), hooks.fieldsOf(query, body)),

  reportCall: (ctx, { body }) => calls.reportCall(ctx, body),
  startCall: (ctx, { body }) => calls.startCall(ctx, body.number),
  currentCalls: (ctx) => calls.currentCalls(ctx),
  listCalls: (ctx, { query }) => calls.listCalls(ctx, query),
  answerCall: (ctx, { params }) => calls.answerCall(ctx, params.id),
  linkCall: (ctx, { params, body }) => calls.linkCall(ctx, params.id, body),
  closeCall: (ctx, { params, body }) => calls.closeCall(ctx, params.id, body.note ?? ''),
  readCaller: (ctx, { query }) => calls.readCaller(ctx, query.number),
  addCaller: (ctx, { body }) => calls.addCaller(ctx, body),

  listBell: (ctx, { query }) => bell.listBell(ctx, query),
  countBell: (ctx) => bell.countBell(ctx),
  readBell: (ctx, { body }) => bell.readBell(ctx, body),
})
