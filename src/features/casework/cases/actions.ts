// Opening, reading and listing cases.

import { linkCallToCase } from '#features/channels/actions.ts'
import { activeGroup } from '#features/obstacles/catalogue/actions.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { factsOf, indexOf, type Open, readOpen } from '../acts/actions.ts'
import * as acts from '../acts/queries.ts'
import { badPhone, noSuchCase, noSuchCounty, noSuchInvestor, noSuchUnit, phoneNeeded, properText } from '../acts/rules.ts'
import { nextCode } from '../codes/actions.ts'
import { readCode } from '../codes/rules.ts'
import { fold } from '../history/rules.ts'
import type { Act, Channel } from '../model.ts'
import { teachLater } from '../learning/actions.ts'
import { makeWorlds } from '../policies/actions.ts'
import { cursorOf, readCursor } from '../showing/rules.ts'
import { isImported } from '../telling/rules.ts'
import { answersOf } from './rules.ts'
import { present, showItems } from '../showing/actions.ts'
import type { CaseFilter, CaseListItem, CasePage, CaseView, NewCase } from './model.ts'
import * as queries from './queries.ts'
import { type CaseActor, caseLaw } from './rules.ts'

type Place = {
  unitId?: string | null | undefined
  investorId?: string | null | undefined
  countyId?: string | null | undefined
  groupCode?: string | null | undefined
}

/** Looks up what a form points at. @throws casework/no-such-unit, no-such-investor, no-such-county, obstacles/no-such-group, obstacles/group-retired */
export async function checkPlace(
  ctx: Ctx,
  { unitId, investorId, countyId, groupCode }: Place,
): Promise<{ unitName: string | null; countyId: string | null }> {
  const { provinceId } = ctx.actor
  if (groupCode) await activeGroup(ctx, groupCode)
  if (unitId) {
    const unit = await queries.unitPlace(ctx.db, provinceId, unitId)
    if (!unit) throw noSuchUnit()
    return { unitName: unit.name, countyId: unit.county_id }
  }
  if (countyId && !(await queries.countyExists(ctx.db, provinceId, countyId))) throw noSuchCounty()
  if (!investorId) return { unitName: null, countyId: countyId ?? null }
  const plan = await queries.investorPlace(ctx.db, provinceId, investorId)
  if (!plan) throw noSuchInvestor()
  return { unitName: plan.name, countyId: countyId ?? plan.county_id }
}

type Origin = { id?: string; reporterId?: string | null; splitFrom?: string; ref?: string; backlog?: Backlog }
/** What a row of a backlog told beside the obstacle itself: its day (yyyy-mm-dd), rials and jobs at stake. */
type Backlog = { toldOn: string | null; moneyIrr: number | null; jobs: number | null }
type Opening = Omit<NewCase, 'channel'> & { channel?: Channel }

/** Opens a case in the name of the context’s actor. The act `submit` and the row are one statement. */
export async function openCase(ctx: Ctx, input: Opening, origin: Origin = {}): Promise<Open> {
  const text = properText(input.text)
  const phone = normalisePhone(input.phone ?? '')
  if (!phone.ok) throw input.phone ? badPhone({ reason: phone.reason }) : phoneNeeded()
  const place = await checkPlace(ctx, input)
  const world = await (await makeWorlds(ctx))(place.countyId, [])
  const id = origin.id ?? newId()
  const code = await nextCode(ctx)
  const act: Act = {
    seq: 1,
    name: 'submit',
    at: ctx.now,
    referralId: null,
    actorId: ctx.actor.accountId,
    actorRole: ctx.actor.role,
    details: {
      channel: input.channel ?? 'web',
      priority: input.priority ?? 'normal',
      confidential: input.confidential === true,
      // The calendar of this county counts for good: correcting the place later changes no clock.
      ...(place.countyId && { countyId: place.countyId }),
      ...(input.callId && { callId: input.callId }),
      ...answersOf(input.asked),
      ...origin.backlog,
      ...(origin.splitFrom && { splitFrom: origin.splitFrom }),
      ...(origin.ref && { ref: origin.ref }),
    },
  }
  const state = fold([act], world)
  const row: acts.CaseRow = {
    province_id: ctx.actor.provinceId,
    id,
    code,
    unit_id: input.unitId ?? null,
    investor_id: input.unitId ? null : (input.investorId ?? null),
    unit_name: place.unitName ?? (cleanInput(input.unitName ?? '') || cleanInput(input.name ?? '') || phone.value),
    county_id: place.countyId,
    reporter_phone: phone.value,
    reporter_name: cleanInput(input.name ?? ''),
    reporter_id: origin.reporterId ?? null,
    channel: (input.channel ?? 'web') as Channel,
    group_code: input.groupCode || null,
    text,
    opened_at: ctx.now,
    search: null,
    ...indexOf(state, world),
  }
  const { search: _, ...stored } = row
  await acts.insertCase(ctx.db, stored, act)
  await ctx.record('casework.submit', `case:${id}`, { seq: 1, code, channel: row.channel, priority: row.priority })
  ctx.tell(`case:${id}`)
  ctx.tell('centre')
  if (!isImported(act)) await ctx.enqueue('casework.tell', { tell: [{ caseId: id, seq: 1 }] })
  return { row, acts: [act], added: [], state, before: state, world, content: {} }
}

/** A create by somebody signed in: a producer for an own unit, the centre for a caller, a machine. */
export async function createCase(ctx: Ctx, input: NewCase): Promise<CaseView> {
  const { actor } = ctx
  if (actor.role !== 'producer' && actor.role !== 'investor') {
    const channel = actor.kind === 'machine' ? 'api' : (input.channel ?? 'phone')
    const open = await openCase(ctx, { ...input, channel })
    if (open.row.group_code) await teachLater(ctx, open.row.id)
    if (input.callId) await linkCallToCase(ctx, input.callId, { caseId: open.row.id, unitId: open.row.unit_id })
    return present(ctx, open)
  }
  const unitId = input.unitId ?? (actor.unitIds.length === 1 && !input.unitName ? actor.unitIds[0] : undefined)
  const investorId = input.investorId ?? (!unitId && actor.investorIds.length === 1 ? actor.investorIds[0] : undefined)
  if (unitId && !actor.unitIds.includes(unitId)) throw noSuchUnit()
  if (investorId && !actor.investorIds.includes(investorId)) throw noSuchInvestor()
  const phone = input.phone ?? (actor.accountId ? ((await acts.phoneOf(ctx.db, actor.accountId)) ?? undefined) : undefined)
  const { unitId: _, investorId: __, ...rest } = input
  const own: NewCase = {
    ...rest,
    channel: 'web',
    name: input.name ?? actor.name,
    ...(unitId && { unitId }),
    ...(investorId && { investorId }),
    ...(phone && { phone }),
  }
  return present(ctx, await openCase(ctx, own, { reporterId: actor.accountId }))
}

/** A case that the actor may see, folded. @throws casework/no-such-case */
export async function readCase(ctx: Ctx, id: string): Promise<Open> {
  const row = await acts.findCaseRow(ctx.db, ctx.actor.provinceId, id)
  if (!row) throw noSuchCase({ case: id })
  const open = await readOpen(ctx, row)
  if (!caseLaw.maySee(ctx.actor as CaseActor, factsOf(row, open.state, open.acts, ctx.now))) throw noSuchCase({ case: id })
  return open
}

/** The whole case. Opening a confidential one leaves a trace. */
export async function getCase(ctx: Ctx, id: string): Promise<CaseView> {
  const open = await readCase(ctx, id)
  if (open.state.confidential && !['producer', 'investor'].includes(ctx.actor.role)) await ctx.record('casework.read', `case:${id}`)
  return present(ctx, open)
}

/** By public code, in any spelling. @throws casework/no-such-case */
export async function findCase(ctx: Ctx, raw: string): Promise<CaseView> {
  const code = readCode(raw)
  const found = code && (await queries.findIdByCode(ctx.db, ctx.actor.provinceId, code))
  if (!found) throw noSuchCase({ case: raw })
  return getCase(ctx, found.id)
}

export async function listCases(ctx: Ctx, { sort = 'recent', after, limit = 30, ...filter }: CaseFilter): Promise<CasePage> {
  const rows = await queries.listCases(ctx.db, ctx.actor.provinceId, ctx.actor, filter, {
    sort,
    after: readCursor(after),
    limit: limit + 1,
    now: ctx.now,
  })
  return pageOf(ctx, rows, limit, sort)
}

export async function pageOf(ctx: Ctx, rows: readonly queries.ItemRow[], limit: number, sort: queries.Sort): Promise<CasePage> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const at = last && (sort === 'due' ? (last.due_at ?? new Date(8.64e15)) : sort === 'opened' ? last.opened_at : last.updated_at)
  return { items: await showItems(ctx, shown), next: rows.length > limit && last && at ? cursorOf(at, last.id) : null }
}

export async function similarCases(ctx: Ctx, id: string): Promise<{ items: CaseListItem[]; event: CaseListItem[] }> {
  const { row } = await readCase(ctx, id)
  const to = { id, unitId: row.unit_id, investorId: row.investor_id, groupCode: row.group_code, countyId: row.county_id }
  const { provinceId } = ctx.actor
  const event = await queries.ofEvent(ctx.db, provinceId, ctx.actor, id, 30)
  const alike = (await queries.similar(ctx.db, provinceId, ctx.actor, to, 8)).filter((c) => !event.some((e) => e.id === c.id))
  return { items: await showItems(ctx, alike), event: await showItems(ctx, event) }
}
