// Phone calls: from a PBX or from an operator who types the number.

import { addPhone, getUnit, investorsByPhone, unitsByPhone } from '#features/registry/actions.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { listMessages } from '../messages/actions.ts'
import { machinesOnly } from '../messages/rules.ts'
import type { CallerView, CallState, CallView } from '../model.ts'
import * as queries from './queries.ts'
import { afterCallReport, answeredMinutes, callOver, isOver, noSuchCall, numberNotUsable, ringingMinutes, takenByOther } from './rules.ts'

function present(ctx: Ctx, c: queries.CallRow): CallView {
  return {
    id: c.id,
    caller: c.caller,
    line: c.line,
    at: c.at.toISOString(),
    state: c.state as CallState,
    operatorName: c.operator_name ?? '',
    mine: c.operator_id !== null && c.operator_id === ctx.actor.accountId,
    unitId: c.unit_id,
    caseId: c.case_id,
    note: c.note,
  }
}

/** E.164 when it is a phone; what the PBX said otherwise («anonymous», an inner line). */
function callerOf(raw: string): string {
  const phone = normalisePhone(raw)
  return phone.ok ? phone.value : cleanInput(raw).slice(0, 40) || '-'
}

/** The unit of a number that belongs to exactly one: the call is about it until somebody says otherwise. */
async function onlyUnit(ctx: Ctx, number: string): Promise<string | null> {
  const phone = normalisePhone(number)
  const units = phone.ok ? await unitsByPhone(ctx, phone.value) : []
  return units.length === 1 ? units[0]!.id : null
}

type Report = { caller: string; line?: string; at?: string; ref?: string; state?: CallState }

/** From the PBX. The same `ref` again moves the call on, never back. */
export async function reportCall(ctx: Ctx, report: Report): Promise<{ callId: string }> {
  if (ctx.actor.kind !== 'machine') throw machinesOnly()
  const state = report.state ?? 'ringing'
  const row = {
    id: newId(),
    caller: callerOf(report.caller),
    line: cleanInput(report.line ?? ''),
    pbx_ref: report.ref ?? null,
    at: report.at ? new Date(report.at) : ctx.now,
    state,
    operator_id: null,
    unit_id: await onlyUnit(ctx, report.caller),
  }
  if (await queries.insertCall(ctx.db, ctx.actor.provinceId, row)) {
    ctx.tell('calls')
    return { callId: row.id }
  }
  const known = (await queries.lockCallByRef(ctx.db, ctx.actor.provinceId, report.ref!))!
  const next = afterCallReport(known.state as CallState, state)
  if (next !== known.state) {
    await queries.changeCall(ctx.db, ctx.actor.provinceId, known.id, { state: next })
    ctx.tell('calls')
  }
  return { callId: known.id }
}

/** An operator without a PBX: the call is already in his ear. */
export async function startCall(ctx: Ctx, number: string): Promise<CallView> {
  const id = newId()
  await queries.insertCall(ctx.db, ctx.actor.provinceId, {
    id,
    caller: callerOf(number),
    line: '',
    pbx_ref: null,
    at: ctx.now,
    state: 'answered',
    operator_id: ctx.actor.accountId,
    unit_id: await onlyUnit(ctx, number),
  })
  return done(ctx, id)
}

async function lock(ctx: Ctx, id: string): Promise<queries.CallRow> {
  const call = await queries.lockCall(ctx.db, ctx.actor.provinceId, id)
  if (!call) throw noSuchCall({ id })
  return call
}

async function done(ctx: Ctx, id: string): Promise<CallView> {
  ctx.tell('calls')
  return present(ctx, await lock(ctx, id))
}

export async function answerCall(ctx: Ctx, id: string): Promise<CallView> {
  const call = await lock(ctx, id)
  const state = call.state as CallState
  if (call.operator_id && call.operator_id !== ctx.actor.accountId) throw takenByOther({ name: call.operator_name ?? '' })
  if (isOver(state)) throw callOver({ state })
  await queries.changeCall(ctx.db, ctx.actor.provinceId, id, { state: 'answered', operator_id: ctx.actor.accountId })
  return done(ctx, id)
}

/** Which unit or case it was about; also after the call, while the note is written. */
export async function linkCall(ctx: Ctx, id: string, about: { unitId?: string; caseId?: string }): Promise<CallView> {
  await lock(ctx, id)
  if (about.unitId) await getUnit(ctx, about.unitId)
  const change = { ...(about.unitId && { unit_id: about.unitId }), ...(about.caseId && { case_id: about.caseId }) }
  if (Object.keys(change).length) {
    await queries.changeCall(ctx.db, ctx.actor.provinceId, id, change)
    await ctx.record('channels.linkCall', about.caseId ? `case:${about.caseId}` : `call:${id}`, { callId: id, ...about })
    if (about.caseId) ctx.tell(`case:${about.caseId}`)
  }
  return done(ctx, id)
}

export async function closeCall(ctx: Ctx, id: string, note: string): Promise<CallView> {
  const call = await lock(ctx, id)
  if (call.operator_id && call.operator_id !== ctx.actor.accountId && ctx.actor.role !== 'centreHead')
    throw takenByOther({ name: call.operator_name ?? '' })
  const state: CallState = call.operator_id === null && call.state === 'ringing' ? 'missed' : call.state === 'missed' ? 'missed' : 'done'
  await queries.changeCall(ctx.db, ctx.actor.provinceId, id, { state, note: cleanInput(note) })
  await ctx.record('channels.closeCall', call.case_id ? `case:${call.case_id}` : `call:${id}`, { callId: id, unitId: call.unit_id })
  return done(ctx, id)
}

const minute = 60_000

export async function currentCalls(ctx: Ctx): Promise<CallView[]> {
  const rows = await queries.currentCalls(ctx.db, ctx.actor.provinceId, new Date(ctx.now.getTime() - ringingMinutes * minute))
  return rows.map((c) => present(ctx, c))
}

export async function listCalls(ctx: Ctx, asked: { caller?: string; unitId?: string; after?: string; limit?: number }) {
  const limit = asked.limit ?? 50
  const rows = await queries.listCalls(ctx.db, ctx.actor.provinceId, {
    ...asked,
    ...(asked.caller && { caller: callerOf(asked.caller) }),
    limit: limit + 1,
  })
  return { rows: rows.slice(0, limit).map((c) => present(ctx, c)), next: rows.length > limit ? rows[limit - 1]!.id : null }
}

/** Who has this number: everything the operator wants to see before the second ring. */
export async function readCaller(ctx: Ctx, number: string): Promise<CallerView> {
  const phone = normalisePhone(number)
  const caller = callerOf(number)
  const units = phone.ok ? await unitsByPhone(ctx, caller) : []
  const investors = phone.ok ? await investorsByPhone(ctx, caller) : []
  const { rows: calls } = await listCalls(ctx, { caller, limit: 5 })
  const { rows: messages } = await listMessages(ctx, { address: caller, limit: 5 })
  return { number: caller, valid: phone.ok, units, investors, calls, messages }
}

/** One key: the unknown number becomes a phone of the unit. */
export async function addCaller(ctx: Ctx, input: { number: string; unitId: string; name?: string; label?: string }): Promise<CallerView> {
  const phone = normalisePhone(input.number)
  if (!phone.ok) throw numberNotUsable({ number: input.number })
  const unit = await getUnit(ctx, input.unitId)
  await addPhone(ctx, { unitId: unit.id, name: cleanInput(input.name ?? '') || unit.name, number: phone.value, label: cleanInput(input.label ?? '') })
  ctx.tell('calls')
  return readCaller(ctx, phone.value)
}

/** Calls of which the PBX said nothing more. */
export async function endForgotten(ctx: Ctx): Promise<void> {
  const ago = (minutes: number) => new Date(ctx.now.getTime() - minutes * minute)
  const missed = await queries.endForgotten(ctx.db, ctx.actor.provinceId, 'ringing', 'missed', ago(ringingMinutes))
  const over = await queries.endForgotten(ctx.db, ctx.actor.provinceId, 'answered', 'done', ago(answeredMinutes))
  if (missed.length + over.length) ctx.tell('calls')
}
