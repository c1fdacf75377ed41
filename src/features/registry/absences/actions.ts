// Who is away and until when. Presence of desks is counted from this on the day it is asked.

import { tehranDay } from '#kernel/jalali.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import type { AbsenceForm, AbsenceView } from '../agencies/model.ts'
import { readDay } from '../calendar/rules.ts'
import { absenceLaw, absenceTooLong, daysReversed, maxAbsenceDays, noSuchAbsence, notOnADesk } from '../rules.ts'
import * as queries from './queries.ts'

type Seen = Parameters<typeof absenceLaw.maySee>[1]

async function seen(ctx: Ctx, accountIds: readonly string[]): Promise<(accountId: string) => Seen & { deskIds: string[] }> {
  const places = accountIds.length ? await queries.placesOfAccounts(ctx.db, ctx.actor.provinceId, accountIds) : []
  const byAccount = Map.groupBy(places, (p) => p.accountId)
  return (accountId) => {
    const mine = byAccount.get(accountId) ?? []
    const ids = (pick: 'agencyId' | 'deskId') => [...new Set(mine.flatMap((p) => p[pick] ?? []))]
    return { accountId, agencyIds: ids('agencyId'), deskIds: ids('deskId'), state: 'planned', provinceId: ctx.actor.provinceId }
  }
}

/** The where-clause of absenceLaw.sees: whose absences this person meets; null for everybody's. */
async function visibleAccounts(ctx: Ctx): Promise<readonly string[] | null> {
  const scope = absenceLaw.sees[ctx.actor.role as keyof typeof absenceLaw.sees]
  if (scope === 'province') return null
  if (scope === 'ownAgency') return queries.accountsOfAgencies(ctx.db, ctx.actor.provinceId, ctx.actor.agencyIds)
  return ctx.actor.accountId ? [ctx.actor.accountId] : []
}

export async function listAbsences(ctx: Ctx): Promise<AbsenceView[]> {
  const accounts = await visibleAccounts(ctx)
  if (accounts?.length === 0) return []
  const rows = await queries.absencesFrom(ctx.db, ctx.actor.provinceId, tehranDay(ctx.now), accounts)
  const record = await seen(ctx, [...new Set(rows.map((row) => row.accountId))])
  return rows.map((row) => ({ ...row, open: absenceLaw.open(ctx.actor, record(row.accountId)).filter((act) => act === 'remove') }))
}

/** Throws registry/not-on-a-desk, registry/no-such-day, registry/days-reversed, registry/absence-too-long. */
export async function addAbsence(ctx: Ctx, form: AbsenceForm): Promise<AbsenceView> {
  const record = (await seen(ctx, [form.accountId]))(form.accountId)
  const refusal = absenceLaw.whyNot('add', ctx.actor, record)
  if (refusal) throw refusal
  if (!record.agencyIds.length) throw notOnADesk()
  const fromDay = readDay(form.fromDay)
  const toDay = readDay(form.toDay)
  if (toDay < fromDay) throw daysReversed()
  if (Date.parse(toDay) - Date.parse(fromDay) > maxAbsenceDays * 86_400_000) throw absenceTooLong({ days: maxAbsenceDays })
  const id = newId()
  const reason = cleanInput(form.reason ?? '')
  await queries.insertAbsence(ctx.db, ctx.actor.provinceId, id, { accountId: form.accountId, fromDay, toDay, reason })
  await ctx.record('registry.addAbsence', `account:${form.accountId}`, { id, fromDay, toDay })
  tellDesks(ctx, record)
  const mine = await queries.absencesFrom(ctx.db, ctx.actor.provinceId, '0001-01-01', [form.accountId])
  return { ...mine.find((row) => row.id === id)!, open: absenceLaw.open(ctx.actor, record).filter((act) => act === 'remove') }
}

export async function removeAbsence(ctx: Ctx, id: string): Promise<void> {
  const found = await queries.findAbsence(ctx.db, ctx.actor.provinceId, id)
  if (!found) throw noSuchAbsence({ id })
  const record = (await seen(ctx, [found.accountId]))(found.accountId)
  // Whom I may not see has no absences that I could take back.
  if (!absenceLaw.maySee(ctx.actor, record)) throw noSuchAbsence({ id })
  const refusal = absenceLaw.whyNot('remove', ctx.actor, record)
  if (refusal) throw refusal
  await queries.deleteAbsence(ctx.db, ctx.actor.provinceId, id)
  await ctx.record('registry.removeAbsence', `account:${found.accountId}`, { id })
  tellDesks(ctx, record)
}

function tellDesks(ctx: Ctx, { agencyIds, deskIds }: { agencyIds: readonly string[]; deskIds: readonly string[] }) {
  for (const id of deskIds) ctx.tell(`desk:${id}`)
  for (const id of agencyIds) ctx.tell(`agency:${id}`)
  ctx.tell('centre')
}
