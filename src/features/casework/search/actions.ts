// Search over cases: at once after saving, blind to spelling, by relevance and recency.

import { catalogueTexts } from '#features/obstacles/catalogue/actions.ts'
import { investorsByPhone, unitsByPhone } from '#features/registry/actions.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { type Spelling, Spellings } from '#kernel/text-spelling.ts'
import { highlight, tsquery } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { badPhone } from '../acts/rules.ts'
import * as cases from '../cases/queries.ts'
import type { CaseHits, CaseListItem } from '../cases/model.ts'
import { showItems } from '../showing/actions.ts'
import * as queries from './queries.ts'
import { byRank, candidates, excerpt, reasons, rounds, wanted } from './rules.ts'

type Asked = cases.Narrowing & { q: string; limit?: number }

/** At most `limit` cases that the caller may see, best first, with the pieces that fit the query marked and the reasons told. */
export async function searchCases(ctx: Ctx, { q, limit = 20, ...filter }: Asked): Promise<CaseHits> {
  const want = wanted(q)
  const rows = await rowsFor(ctx, q, filter, limit)
  const texts =
    want.kind === 'words' && rows.length
      ? await queries.textsOf(
          ctx.db,
          ctx.actor.provinceId,
          rows.map((row) => row.id),
        )
      : []
  const textOf = new Map(texts.map(({ id, text }) => [id, text]))
  const items = (await showItems(ctx, rows)).map((item) => {
    const text = textOf.get(item.id) ?? item.summary
    return { ...item, unitHits: highlight(item.unitName, q), summaryHits: excerpt(text, q), why: reasons(item.unitName, text, q) }
  })
  const few = want.kind === 'words' && rows.length < 3
  return { readAs: want.kind, items, meant: few ? await meantBy(ctx, q, filter, rows.length) : null }
}

async function rowsFor(ctx: Ctx, q: string, filter: cases.Narrowing, limit: number): Promise<cases.ItemRow[]> {
  const { db, actor } = ctx
  const want = wanted(q)
  if (want.kind === 'code') return queries.byCode(db, actor.provinceId, actor, want.code)
  if (want.kind === 'phone') return phoneRows(ctx, want.phone, limit)
  if (want.kind === 'company') return queries.byUnit(db, actor.provinceId, actor, want.legalEntityId, limit)
  const query = tsquery(want.text)
  if (query === null) return []
  if (cases.seesProvince(actor)) return provinceRows(ctx, query, filter, limit)
  return byRank(await queries.ownMatching(db, actor.provinceId, actor, query, filter, candidates, ctx.now), ctx.now).slice(0, limit)
}

/** Cases that this person may not see leave gaps: the search goes on until the page is full, within its bound. */
async function provinceRows(ctx: Ctx, query: string, filter: cases.Narrowing, limit: number): Promise<cases.ItemRow[]> {
  const { db, actor, now } = ctx
  const found: cases.ItemRow[] = []
  let after: cases.Cursor | null = null
  for (let round = 0; round < rounds && found.length < limit; round++) {
    const page: queries.Match[] = await queries.matching(db, query, filter, after, candidates)
    const best = byRank(page, now).map(({ id }) => id)
    for (let i = 0; i < best.length && found.length < limit; i += limit)
      found.push(...(await queries.rowsOf(db, actor.provinceId, actor, best.slice(i, i + limit), filter, now)))
    if (page.length < candidates) break
    const oldest = page.reduce((a, b) => (a.updated_at < b.updated_at || (+a.updated_at === +b.updated_at && a.id < b.id) ? a : b))
    after = { at: oldest.updated_at, id: oldest.id }
  }
  return found.slice(0, limit)
}

const spellings = new Spellings(15 * 60_000)
const textsRead = 3000

/** The query as it was probably meant, if it then finds more; people who see only their own cases are helped with the catalogue's words. */
async function meantBy(ctx: Ctx, q: string, filter: cases.Narrowing, already: number): Promise<string | null> {
  const meant = (await spellingFor(ctx)).suggest(q)
  return meant !== null && (await rowsFor(ctx, meant, filter, already + 1)).length > already ? meant : null
}

function spellingFor(ctx: Ctx): Promise<Spelling> {
  const { actor, db, now } = ctx
  const whole = cases.seesProvince(actor)
  return spellings.of(`${actor.provinceId} ${whole}`, now, async () => {
    const groups = (await catalogueTexts(ctx)).map((group) => [group.nameFa, group.descriptionFa, ...group.keywords, ...group.examples].join(' '))
    const texts = whole ? await queries.latestTexts(db, actor.provinceId, textsRead) : []
    return [...groups, ...texts.map(({ unit_name, text }) => `${unit_name} ${text}`)]
  })
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
