// Agencies and desks: load, ask the law, write, record.

import { tehranDay } from '#kernel/jalali.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { stampCalendar } from '../calendar/queries.ts'
import type { Desk } from '../model.ts'
import { countCounties } from '../places/queries.ts'
import {
  activity,
  agencyLaw,
  emptyName,
  headNotMember,
  noSuchAgency,
  noSuchDesk,
  noSuchPlace,
  onlyAdminMarksBanks,
  onlyAdminSwitches,
} from '../rules.ts'
import { phoneOf } from '../units/rules.ts'
import type { AgencyForm, AgencyView, DeskForm, DeskView, NewAgency } from './model.ts'
import * as queries from './queries.ts'
import { checkHours, membersOf, presenceOf } from './rules.ts'

const seen = (ctx: Ctx, agencyId: string, active: boolean) => ({ agencyId, state: activity(active), provinceId: ctx.actor.provinceId })

function must(ctx: Ctx, act: (typeof agencyLaw.names)[number], agencyId: string, active: boolean) {
  const refusal = ctx.actor.role === 'system' ? null : agencyLaw.whyNot(act, ctx.actor, seen(ctx, agencyId, active))
  if (refusal) throw refusal
}

function presentDesk(ctx: Ctx, desk: Desk, seats: readonly queries.Seat[]): DeskView {
  const members = membersOf(seats.filter((s) => s.deskId === desk.id))
  const presence = presenceOf(members)
  return {
    ...desk,
    members,
    present: presence.present.length,
    vacant: presence.vacant,
    open: agencyLaw.open(ctx.actor, seen(ctx, desk.agencyId, desk.active)).filter((act) => act === 'editDesk'),
  }
}

type AgencyRow = NonNullable<Awaited<ReturnType<typeof queries.findAgency>>>

function presentAgency(ctx: Ctx, agency: AgencyRow, desks: readonly Desk[], seats: readonly queries.Seat[]): AgencyView {
  return {
    ...agency,
    heads: membersOf(seats.filter((s) => s.role === 'agencyHead' && s.agencyId === agency.id)),
    desks: desks.filter((d) => d.agencyId === agency.id).map((d) => presentDesk(ctx, d, seats)),
    open: agencyLaw.open(ctx.actor, seen(ctx, agency.id, agency.active)),
  }
}

/** The whole directory in three statements, however many agencies there are. */
export async function listAgencies(ctx: Ctx): Promise<AgencyView[]> {
  const { provinceId } = ctx.actor
  const agencies = await queries.agencies(ctx.db, provinceId)
  const desks = Map.groupBy(await queries.allDesks(ctx.db, provinceId, null), (d) => d.agencyId)
  const seats = Map.groupBy(await queries.seats(ctx.db, provinceId, tehranDay(ctx.now), 'all'), (s) => s.agencyId)
  return agencies.map((a) => presentAgency(ctx, a, desks.get(a.id) ?? [], seats.get(a.id) ?? []))
}

export async function viewAgency(ctx: Ctx, id: string): Promise<AgencyView> {
  const { provinceId } = ctx.actor
  const agency = await queries.findAgency(ctx.db, provinceId, id)
  if (!agency) throw noSuchAgency({ id })
  return presentAgency(
    ctx,
    agency,
    await queries.allDesks(ctx.db, provinceId, id),
    await queries.seats(ctx.db, provinceId, tehranDay(ctx.now), { agencyId: id }),
  )
}

export async function viewDesk(ctx: Ctx, id: string): Promise<DeskView> {
  const { provinceId } = ctx.actor
  const desk = await queries.findDesk(ctx.db, provinceId, id)
  if (!desk) throw noSuchDesk({ id })
  return presentDesk(ctx, desk, await queries.seats(ctx.db, provinceId, tehranDay(ctx.now), { deskId: id }))
}

function cleanNames(form: { nameFa: string; nameEn: string }) {
  const names = { nameFa: cleanInput(form.nameFa), nameEn: cleanInput(form.nameEn) }
  if (names.nameFa === '' || names.nameEn === '') throw emptyName()
  return names
}

const cleanPhone = (raw: string | undefined) => (raw === undefined || raw.trim() === '' ? '' : phoneOf(raw))

/** Adds an agency (also for seeding, as the system). Constraint agency_code: registry/agency-code-taken. */
export async function createAgency(ctx: Ctx, form: NewAgency): Promise<AgencyView> {
  if (form.hours) checkHours(form.hours)
  const id = newId()
  await queries.insertAgency(ctx.db, ctx.actor.provinceId, id, { ...form, ...cleanNames(form), phone: cleanPhone(form.phone) })
  await ctx.record('registry.createAgency', `agency:${id}`, { code: form.code, bank: form.bank ?? false })
  ctx.tell(`agency:${id}`)
  return viewAgency(ctx, id)
}

export async function editAgency(ctx: Ctx, id: string, form: AgencyForm, ifMatch: number | null): Promise<AgencyView> {
  const { provinceId } = ctx.actor
  const found = await queries.lockAgency(ctx.db, provinceId, id)
  if (!found) throw noSuchAgency({ id })
  must(ctx, 'edit', id, found.active)
  if (ifMatch !== found.version) throw stale({ version: found.version })
  const active = form.active ?? found.active
  if (active !== found.active && agencyLaw.whyNot(active ? 'switchOn' : 'switchOff', ctx.actor, seen(ctx, id, found.active)))
    throw onlyAdminSwitches()
  const bank = form.bank ?? found.bank
  if (bank !== found.bank && agencyLaw.whyNot('markBank', ctx.actor, seen(ctx, id, found.active))) throw onlyAdminMarksBanks()
  const hours = form.hours ?? null
  if (hours) checkHours(hours)
  await queries.updateAgency(ctx.db, provinceId, id, {
    ...cleanNames(form),
    phone: cleanPhone(form.phone),
    hours,
    bank,
    active,
    version: found.version + 1,
  })
  await stampCalendar(ctx.db, provinceId)
  await ctx.record('registry.editAgency', `agency:${id}`, { active, bank })
  ctx.tell(`agency:${id}`)
  return viewAgency(ctx, id)
}

async function checkedDesk(ctx: Ctx, agencyId: string, deskId: string | null, form: DeskForm, active: boolean): Promise<queries.DeskRow> {
  const { provinceId } = ctx.actor
  const countyIds = [...new Set(form.countyIds ?? [])]
  if (countyIds.length && (await countCounties(ctx.db, provinceId, countyIds)) !== countyIds.length) throw noSuchPlace({ id: countyIds[0]! })
  const headId = form.headId ?? null
  if (headId !== null) {
    const seats = await queries.seats(ctx.db, provinceId, tehranDay(ctx.now), { agencyId })
    if (!seats.some((s) => s.accountId === headId && (s.role === 'agencyHead' || s.deskId === deskId))) throw headNotMember()
  }
  return { ...cleanNames(form), countyIds, headId, active }
}

export async function createDesk(ctx: Ctx, agencyId: string, form: DeskForm): Promise<DeskView> {
  const agency = await queries.lockAgency(ctx.db, ctx.actor.provinceId, agencyId)
  if (!agency) throw noSuchAgency({ id: agencyId })
  must(ctx, 'addDesk', agencyId, agency.active)
  const id = newId()
  await queries.insertDesk(ctx.db, ctx.actor.provinceId, id, agencyId, await checkedDesk(ctx, agencyId, id, form, form.active ?? true))
  await ctx.record('registry.createDesk', `desk:${id}`, { agencyId })
  ctx.tell(`agency:${agencyId}`)
  return viewDesk(ctx, id)
}

export async function editDesk(ctx: Ctx, id: string, form: DeskForm, ifMatch: number | null): Promise<DeskView> {
  const found = await queries.lockDesk(ctx.db, ctx.actor.provinceId, id)
  if (!found) throw noSuchDesk({ id })
  must(ctx, 'editDesk', found.agencyId, found.active)
  if (ifMatch !== found.version) throw stale({ version: found.version })
  const desk = await checkedDesk(ctx, found.agencyId, id, form, form.active ?? found.active)
  await queries.updateDesk(ctx.db, ctx.actor.provinceId, id, desk, found.version + 1)
  await ctx.record('registry.editDesk', `desk:${id}`, { agencyId: found.agencyId, active: desk.active })
  ctx.tell(`desk:${id}`)
  ctx.tell(`agency:${found.agencyId}`)
  return viewDesk(ctx, id)
}
