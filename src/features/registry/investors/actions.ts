// Investors: people with a plan and no registered unit yet.

import type { Ctx } from '#server/ctx.ts'
import { keepPhoneHats } from '#features/people/actions.ts'
import { stale } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { contactsOf, replaceContacts } from '../contacts/queries.ts'
import { findCounty } from '../places/queries.ts'
import { investorLaw, investorTaken, noSuchInvestor, noSuchPlace } from '../rules.ts'
import type { InvestorCard, InvestorForm } from '../units/model.ts'
import { type CleanInvestor, cleanInvestor, readSearch } from '../units/rules.ts'
import * as queries from './queries.ts'

const seen = (ctx: Ctx, id: string) => ({ id, state: 'known' as const, provinceId: ctx.actor.provinceId })

export async function listInvestors(ctx: Ctx, query: { q?: string | undefined; after?: string | undefined; limit?: number | undefined }) {
  const limit = query.limit ?? 50
  const after = /^[0-9a-f-]{36}$/.test(query.after ?? '') ? query.after! : null
  const rows = await queries.findInvestors(ctx.db, ctx.actor.provinceId, readSearch(query.q), after, limit + 1)
  return { rows: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.id : null }
}

export async function viewInvestor(ctx: Ctx, id: string): Promise<InvestorCard> {
  const { provinceId } = ctx.actor
  const i = await queries.findInvestor(ctx.db, provinceId, id)
  if (!i || !investorLaw.maySee(ctx.actor, seen(ctx, id))) throw noSuchInvestor({ id })
  return {
    id: i.id,
    name: i.name,
    nationalId: i.national_id,
    plan: i.plan,
    countyId: i.county_id,
    createdAt: i.created_at.toISOString(),
    version: i.version,
    contacts: await contactsOf(ctx.db, provinceId, { investorId: id }),
    open: investorLaw.open(ctx.actor, seen(ctx, id)),
  }
}

export async function createInvestor(ctx: Ctx, form: InvestorForm): Promise<InvestorCard> {
  const investor = cleanInvestor(form)
  const id = newId()
  await check(ctx, investor, null)
  await queries.insertInvestor(ctx.db, ctx.actor.provinceId, id, investor, ctx.now)
  await replaceContacts(ctx.db, ctx.actor.provinceId, { investorId: id }, investor.contacts)
  await ctx.record('registry.createInvestor', `investor:${id}`, { name: investor.name })
  return viewInvestor(ctx, id)
}

export async function editInvestor(ctx: Ctx, id: string, form: InvestorForm, ifMatch: number | null): Promise<InvestorCard> {
  const found = await queries.lockInvestor(ctx.db, ctx.actor.provinceId, id)
  if (!found || !investorLaw.maySee(ctx.actor, seen(ctx, id))) throw noSuchInvestor({ id })
  const refusal = investorLaw.whyNot('edit', ctx.actor, seen(ctx, id))
  if (refusal) throw refusal
  if (ifMatch !== found.version) throw stale({ version: found.version })
  const investor = cleanInvestor(form)
  await check(ctx, investor, id)
  await queries.updateInvestor(ctx.db, ctx.actor.provinceId, id, investor, found.version + 1)
  await replaceContacts(ctx.db, ctx.actor.provinceId, { investorId: id }, investor.contacts)
  await keepPhoneHats(
    ctx,
    { investorId: id },
    investor.contacts.flatMap((k) => k.phones.map((p) => p.number)),
  )
  await ctx.record('registry.editInvestor', `investor:${id}`, { name: investor.name })
  return viewInvestor(ctx, id)
}

async function check(ctx: Ctx, investor: CleanInvestor, ownId: string | null) {
  const { provinceId } = ctx.actor
  if (investor.countyId !== null && !(await findCounty(ctx.db, provinceId, investor.countyId))) throw noSuchPlace({ id: investor.countyId })
  if (investor.nationalId === null) return
  const other = await queries.findByNationalId(ctx.db, provinceId, investor.nationalId)
  if (other && other.id !== ownId) throw investorTaken({ value: investor.nationalId, investorId: other.id, investorName: other.name })
}
