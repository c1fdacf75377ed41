// Search over cases: at once after saving, blind to spelling, newest first.

import { investorsByPhone, unitsByPhone } from '#features/registry/actions.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { highlight, tsquery } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { badPhone } from '../acts/rules.ts'
import * as cases from '../cases/queries.ts'
import type { CaseHit, CaseListItem } from '../cases/model.ts'
import { showItems } from '../showing/actions.ts'
import * as queries from './queries.ts'
import { wanted } from './rules.ts'

/** At most `limit` cases that the caller may see, with the pieces that fit the query marked. */
export async function searchCases(ctx: Ctx, { q, limit = 20 }: { q: string; limit?: number }): Promise<{ items: CaseHit[] }> {
  const items = await showItems(ctx, await rowsFor(ctx, q, limit))
  return { items: items.map((item) => ({ ...item, unitHits: highlight(item.unitName, q), summaryHits: highlight(item.summary, q) })) }
}

async function rowsFor(ctx: Ctx, q: string, limit: number): Promise<cases.ItemRow[]> {
  const { db, actor } = ctx
  const want = wanted(q)
  if (want.kind === 'code') return queries.byCode(db, actor.provinceId, actor, want.code)
  if (want.kind === 'phone') return phoneRows(ctx, want.phone, limit)
  if (want.kind === 'company') return queries.byUnit(db, actor.provinceId, actor, want.legalEntityId, limit)
  const query = tsquery(want.text)
  if (query === null) return []
  return cases.seesProvince(actor) ? provinceRows(ctx, query, limit) : queries.ownMatching(db, actor.provinceId, actor, query, limit)
}

/** Confidential cases that this person may not see leave gaps: the search goes on until the page is full. */
async function provinceRows(ctx: Ctx, query: string, limit: number): Promise<cases.ItemRow[]> {
  const { db, actor } = ctx
  const found: cases.ItemRow[] = []
  let after: cases.Cursor | null = null
  for (let tries = 0; tries < 20 && found.length < limit; tries++) {
    const page: { id: string; updated_at: Date }[] = await queries.matching(db, query, after, limit)
    found.push(
      ...(await queries.rowsOf(
        db,
        actor.provinceId,
        actor,
        page.map((p) => p.id),
      )),
    )
    const last = page.at(-1)
    if (page.length < limit || !last) break
    after = { at: last.updated_at, id: last.id }
  }
  return found.slice(0, limit)
}

async function phoneRows(ctx: Ctx, phone: string, limit: number): Promise<cases.ItemRow[]> {
  const units = await unitsByPhone(ctx, phone)
  const plans = await investorsByPhone(ctx, phone)
  return cases.byPhone(
    ctx.db,
    ctx.actor.provinceId,
    ctx.actor,
    phone,
    units.map((u) => u.id),
    plans.map((p) => p.id),
    limit,
  )
}

/** The operator’s screen: cases of a caller, open ones first. @throws casework/bad-phone */
export async function casesByPhone(ctx: Ctx, raw: string): Promise<{ items: CaseListItem[] }> {
  const phone = normalisePhone(raw)
  if (!phone.ok) throw badPhone({ reason: phone.reason })
  return { items: await showItems(ctx, await phoneRows(ctx, phone.value, 20)) }
}
