// Setting up panels and seating people.

import { accountNames, staffWith } from '#features/people/actions.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { getGroup } from '../../catalogue/actions.ts'
import { type PanelForm, type PanelView, type Person, seatRoles, type Seats } from '../model.ts'
import { noSuchDomain, noSuchPanel, notOnStaff, panelNameEmpty } from '../rules.ts'
import * as queries from './queries.ts'

const idle = { knots: 0, knotsLate: 0, opinions: 0, opinionsLate: 0 }

async function present(ctx: Ctx, rows: readonly queries.PanelRow[]): Promise<PanelView[]> {
  if (!rows.length) return []
  const { provinceId, accountId } = ctx.actor
  const seats = await queries.seats(
    ctx.db,
    provinceId,
    rows.map((r) => r.id),
  )
  const names = await accountNames(ctx, [...new Set(seats.map((s) => s.accountId))])
  const loads = await queries.workloads(ctx.db, provinceId, ctx.now)
  return rows.map((row) => {
    const members = seats
      .filter((s) => s.panelId === row.id)
      .map((s) => ({ accountId: s.accountId, name: names.get(s.accountId) ?? '', chair: s.chair, since: s.since.toISOString() }))
      .sort((a, b) => Number(b.chair) - Number(a.chair) || a.name.localeCompare(b.name, 'fa'))
    return { ...row, members, workload: loads.get(row.id) ?? idle, mine: members.some((m) => m.accountId === accountId) }
  })
}

export const listPanels = async (ctx: Ctx): Promise<PanelView[]> => present(ctx, await queries.panels(ctx.db, ctx.actor.provinceId))

/** Throws obstacles/no-such-panel. */
export async function viewPanel(ctx: Ctx, id: string): Promise<PanelView> {
  const row = await queries.findPanel(ctx.db, ctx.actor.provinceId, id)
  if (!row) throw noSuchPanel({ id })
  return (await present(ctx, [row]))[0]!
}

async function cleanForm(ctx: Ctx, form: PanelForm): Promise<PanelForm> {
  const nameFa = cleanInput(form.nameFa)
  if (nameFa === '') throw panelNameEmpty()
  if (form.domainCode !== null && !(await queries.domainExists(ctx.db, form.domainCode))) throw noSuchDomain({ domain: form.domainCode })
  for (const code of form.groupCodes) await getGroup(ctx, code)
  return { ...form, nameFa, nameEn: cleanInput(form.nameEn), groupCodes: [...new Set(form.groupCodes)] }
}

/** Also for seeding. Throws obstacles/panel-name-taken, no-such-domain, no-such-group. */
export async function createPanel(ctx: Ctx, form: PanelForm): Promise<PanelView> {
  const id = newId()
  await queries.insertPanel(ctx.db, ctx.actor.provinceId, id, await cleanForm(ctx, form), ctx.now)
  await ctx.record('obstacles.create_panel', `panel:${id}`, { nameFa: form.nameFa })
  ctx.tell('panels')
  return viewPanel(ctx, id)
}

async function lock(ctx: Ctx, id: string, version: number | null) {
  const row = await queries.lockPanel(ctx.db, ctx.actor.provinceId, id)
  if (!row) throw noSuchPanel({ id })
  if (version !== null && version !== row.version) throw stale({ version: row.version })
  return row
}

export async function editPanel(ctx: Ctx, id: string, form: PanelForm, version: number | null): Promise<PanelView> {
  await lock(ctx, id, version)
  await queries.updatePanel(ctx.db, ctx.actor.provinceId, id, await cleanForm(ctx, form))
  await ctx.record('obstacles.edit_panel', `panel:${id}`, { nameFa: form.nameFa, active: form.active })
  ctx.tell('panels')
  return viewPanel(ctx, id)
}

/** People of the province who wear a hat that may sit on a panel, by name. */
export async function panelCandidates(ctx: Ctx): Promise<Person[]> {
  const ids = new Set<string>()
  for (const role of seatRoles) for (const id of await staffWith(ctx, role)) ids.add(id)
  const names = await accountNames(ctx, [...ids])
  return [...ids].map((accountId) => ({ accountId, name: names.get(accountId) ?? '' })).sort((a, b) => a.name.localeCompare(b.name, 'fa'))
}

/** Throws obstacles/not-on-staff when somebody wears no fitting hat in this province. */
export async function seatPanel(ctx: Ctx, id: string, { members }: Seats, version: number | null): Promise<PanelView> {
  await lock(ctx, id, version)
  const known = new Set((await panelCandidates(ctx)).map((p) => p.accountId))
  const strangers = members.filter((m) => !known.has(m.accountId))
  if (strangers.length) throw notOnStaff({ count: strangers.length })
  const unique = [...new Map(members.map((m) => [m.accountId, m])).values()]
  await queries.replaceSeats(ctx.db, ctx.actor.provinceId, id, unique, ctx.now)
  await ctx.record('obstacles.seat_panel', `panel:${id}`, { members: unique.length, chairs: unique.filter((m) => m.chair).length })
  ctx.tell('panels')
  return viewPanel(ctx, id)
}
