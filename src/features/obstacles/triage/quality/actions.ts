// The quality page: counted by a job, read with one small query.

import type { Readable } from 'node:stream'
import { formatDate } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { type Cell, writeSheet } from '#server/sheets.ts'
import { allGroups } from '../../catalogue/actions.ts'
import { memory } from '../live/actions.ts'
import { policy } from '../model.ts'
import { readOnnx } from '../onnx/actions.ts'
import { freshness } from '../refit/actions.ts'
import { lastRefit, newestModel } from '../refit/queries.ts'
import { refitAfter, refitStateOf } from '../refit/rules.ts'
import type { Figures as Fitted } from '../rules.ts'
import type { GroupFigures, Quality, State } from './model.ts'
import * as queries from './queries.ts'
import { byGroup, type Count, f1Of, figuresOf, monthFrom, monthOf, spanOf } from './rules.ts'

type Period = { readonly from?: string; readonly to?: string }

/** Counts the months in which lessons came or were overtaken since the last count. */
export async function countMonths(ctx: Ctx): Promise<void> {
  const { provinceId } = ctx.actor
  const before = await queries.beginCount(ctx.db, provinceId, ctx.now)
  // A lesson may commit a little later than it was timed.
  const since = new Date((before?.getTime() ?? policy.overlapMs) - policy.overlapMs)
  const months = new Set((await queries.changedDays(ctx.db, provinceId, since)).map(monthOf))
  for (const month of months) {
    const { from, to } = spanOf(month)
    await queries.countMonth(ctx.db, provinceId, month, from, to)
  }
  ctx.tell('triage')
}

const periodOf = (ctx: Ctx, { from, to }: Period) => {
  const last = to ?? monthOf(ctx.now)
  return { from: from ?? monthFrom(last, -11), to: last }
}

export async function readQuality(ctx: Ctx, asked: Period): Promise<Quality> {
  const { provinceId } = ctx.actor
  const { from, to } = periodOf(ctx, asked)
  const counts = await queries.counts(ctx.db, provinceId, from, to)
  const name = await namer(ctx)
  const countedAt = await queries.countedAt(ctx.db, provinceId)
  const pairs = new Map<string, Count & { times: number }>()
  for (const c of counts) {
    if (c.groupCode === c.saidCode) continue
    const key = `${c.groupCode} ${c.saidCode}`
    pairs.set(key, { ...c, times: (pairs.get(key)?.times ?? 0) + c.asked })
  }
  return {
    from,
    to,
    countedAt: countedAt?.toISOString() ?? null,
    total: figuresOf(counts),
    months: [...Map.groupBy(counts, (c) => c.month)].map(([month, list]) => ({ month, ...figuresOf(list) })),
    groups: groupFigures(counts, name),
    pairs: [...pairs.values()]
      .sort((a, b) => b.times - a.times || (a.groupCode < b.groupCode ? -1 : 1))
      .slice(0, 40)
      .map(({ groupCode, saidCode, times }) => {
        const [group, said] = [name(groupCode), name(saidCode)]
        return { groupCode, groupFa: group.nameFa, groupEn: group.nameEn, saidCode, saidFa: said.nameFa, saidEn: said.nameEn, times }
      }),
  }
}

type Name = (code: string) => { nameFa: string; nameEn: string }

async function namer(ctx: Ctx): Promise<Name> {
  const groups = await allGroups(ctx)
  return (code) => {
    const group = groups.get(code)
    return { nameFa: group?.nameFa ?? code, nameEn: group?.nameEn ?? code }
  }
}

function groupFigures(counts: readonly Count[], name: Name): GroupFigures[] {
  const rate = (part: number, of: number) => (of === 0 ? null : part / of)
  return [...byGroup(counts)]
    .map(([code, g]) => ({
      code,
      ...name(code),
      asked: g.asked,
      said: g.said,
      recall: rate(g.right, g.asked),
      top3: rate(g.near, g.asked),
      precision: rate(g.right, g.said),
      f1: f1Of(g),
    }))
    .sort((a, b) => b.asked - a.asked || (a.code < b.code ? -1 : 1))
}

const PAGE = 30

/** Texts behind one confusion; `hidden` ones are not counted either: their number would tell of them. */
export async function listMistakes(ctx: Ctx, { groupCode, saidCode, after }: { groupCode: string; saidCode: string; after?: string }) {
  const rows = await queries.ofPair(ctx.db, ctx.actor, groupCode, saidCode, after ?? null, PAGE + 1)
  return {
    rows: rows.slice(0, PAGE).map(({ also: _, ...row }) => ({
      ...row,
      text: row.text.slice(0, 600),
      saidCode: row.saidCode!,
      sure: row.sure ?? false,
      at: row.at.toISOString(),
    })),
    next: rows.length > PAGE ? rows[PAGE - 1]!.id : null,
  }
}

export async function readState(ctx: Ctx): Promise<State> {
  const { provinceId } = ctx.actor
  const model = await newestModel(ctx.db, provinceId)
  const last = await lastRefit(ctx.db, provinceId)
  const province = await memory.of(ctx)
  const { fresh } = await freshness(ctx)
  const figures = model?.figures as Fitted | undefined
  return {
    model:
      model && figures
        ? {
            fittedAt: model.fittedAt.toISOString(),
            examples: model.examples,
            classes: model.classes,
            seconds: model.seconds,
            ...figures,
          }
        : null,
    fresh,
    refitAt: refitAfter(model?.examples ?? 0),
    refit: {
      state: refitStateOf(last, ctx.now),
      share: last?.share ?? 0,
      reason: last?.reason ?? '',
      at: last?.toldAt.toISOString() ?? null,
    },
    threshold: province.triage.model.threshold,
    setting: await queries.setting(ctx.db, provinceId),
    onnx: await readOnnx(ctx),
  }
}

/** Sets the province's own threshold, null for the model's. @throws http/stale */
export async function setThreshold(ctx: Ctx, threshold: number | null, ifMatch: number | null): Promise<State['setting']> {
  const { provinceId, accountId } = ctx.actor
  const before = await queries.setting(ctx.db, provinceId)
  const saved =
    ifMatch === before.version &&
    (await queries.saveSetting(ctx.db, provinceId, { threshold, version: before.version, now: ctx.now, actorId: accountId }))
  if (!saved) throw stale({ version: before.version })
  await ctx.record('obstacles.setThreshold', 'triage', { threshold })
  ctx.tell('triage')
  return { threshold, version: before.version + 1 }
}

const percent = (share: number | null): Cell => (share === null ? null : Math.round(share * 1000) / 10)

/** The figures by month and by group as a spreadsheet; percentages with one decimal. */
export async function exportQuality(ctx: Ctx, asked: Period, kind: 'xlsx' | 'csv'): Promise<Readable> {
  const { from, to } = periodOf(ctx, asked)
  const counts = await queries.counts(ctx.db, ctx.actor.provinceId, from, to)
  const name = await namer(ctx)
  const rows: Cell[][] = []
  for (const [month, list] of Map.groupBy(counts, (c) => c.month))
    for (const g of groupFigures(list, name))
      rows.push([month, g.code, g.nameFa, g.nameEn, g.asked, g.said, percent(g.recall), percent(g.top3), percent(g.precision), percent(g.f1)])
  const heads = ['month', 'code', 'nameFa', 'nameEn', 'asked', 'said', 'recall', 'top3', 'precision', 'f1']
  return writeSheet(rows, {
    kind,
    sheetName: ctx.t('obstacles.quality.title'),
    rtl: ctx.locale === 'fa',
    columns: heads.map((head) => ({ head: ctx.t(`obstacles.quality.head.${head}`), ...(head.startsWith('name') && { width: 40 }) })),
  })
}

const EXPORTED = 20_000

/** Decided texts that the caller may read, with what triage had said; the first three columns are those of triage:eval. */
export async function exportCorrections(ctx: Ctx, kind: 'xlsx' | 'csv'): Promise<Readable> {
  const rows: Cell[][] = []
  let before: string | null = null
  while (rows.length < EXPORTED) {
    const page: Awaited<ReturnType<typeof queries.allJudged>> = await queries.allJudged(ctx.db, ctx.actor, before, 2000)
    for (const r of page)
      rows.push([r.text, r.groupCode, r.also.join(' '), r.saidCode, r.p, r.sure ? 1 : 0, r.source, r.code, formatDate(r.at, 'fa', 'numeric')])
    if (page.length < 2000) break
    before = page.at(-1)!.id
  }
  const heads = ['text_fa', 'group_code', 'also_group_codes', 'said_code', 'p', 'sure', 'source', 'obstacle', 'day']
  return writeSheet(rows, {
    kind,
    sheetName: ctx.t('obstacles.quality.corrections'),
    rtl: ctx.locale === 'fa',
    columns: heads.map((head, i) => ({ head, width: i === 0 ? 80 : 16 })),
  })
}
