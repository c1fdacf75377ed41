// Printing the booklet.

import type { Locale } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { renderPdf } from '#server/pdf.ts'
import { allGroups, listGroups } from '../actions.ts'
import { panelsFor } from '../queries.ts'
import { lineageOf, responsiblePanel } from '../rules.ts'
import type { BookletData } from './model.ts'
import * as queries from './queries.ts'
import { bookletData } from './rules.ts'

export async function readBooklet(ctx: Ctx, locale: Locale): Promise<BookletData> {
  const all = await allGroups(ctx)
  const groups = [...all.values()].filter((g) => !g.retired)
  const panels = await panelsFor(ctx.db, ctx.actor.provinceId)
  const usual = Map.groupBy(await queries.usual(ctx.db, ctx.actor.provinceId), (row) => row.code)
  const lineages = new Map(groups.map((g) => [g.code, lineageOf(all, g.code)]))
  return bookletData({
    locale,
    t: (key, params) => ctx.t(key, params as never, locale),
    province: await queries.province(ctx.db, ctx.actor.provinceId),
    now: ctx.now,
    domains: (await listGroups(ctx)).domains,
    groups,
    usual: new Map(
      [...lineages].flatMap(([code, lineage]) => {
        const found = lineage.find((one) => usual.has(one))
        return found ? [[code, usual.get(found)!]] : []
      }),
    ),
    panels: new Map(
      groups.flatMap((g) => {
        const panel = responsiblePanel(panels, lineages.get(g.code)!, g.domainCode)
        return panel ? [[g.code, panel]] : []
      }),
    ),
  })
}

// The last few booklets, by everything that is printed in them; a second reader of the same waits for the first one's.
const printed = new Map<string, Promise<Buffer>>()

/** The booklet as a PDF; printed once for the same content. */
export async function printBooklet(ctx: Ctx, locale: Locale): Promise<Buffer> {
  const data = await readBooklet(ctx, locale)
  const key = JSON.stringify(data)
  const found = printed.get(key)
  if (found) return found
  const made = renderPdf({ template: 'catalogue', data })
  printed.set(key, made)
  made.catch(() => printed.delete(key))
  if (printed.size > 4) printed.delete(printed.keys().next().value!)
  return made
}
