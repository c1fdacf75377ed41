// Triage for the other rooms: what a text is about and where it goes, and what people decided. It sends nothing by itself.

import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { allGroups, currentCodes, groupDetail } from '../catalogue/actions.ts'
import type { GroupDetail } from '../catalogue/model.ts'
import { nearest as nearestOf } from '../similar/actions.ts'
import { countyFor, desksOf } from './desks/actions.ts'
import { judged } from './features/rules.ts'
import { coldBytes, type Live, liveCode, memory } from './live/actions.ts'
import * as live from './live/queries.ts'
import type { Lesson, Question, Suggestion } from './model.ts'
import * as queries from './queries.ts'
import { withNeighbours } from './onnx/actions.ts'
import { isRefitDue } from './refit/rules.ts'

type Ranked = readonly { readonly code: string; readonly p: number }[]

/** Groups that were retired since the model was fitted count for what took them over. */
function todays(groups: Ranked, retired: Live['retired']): Ranked {
  const sum = new Map<string, number>()
  for (const { code, p } of groups) {
    const now = liveCode(retired, code)
    if (now !== null) sum.set(now, (sum.get(now) ?? 0) + p)
  }
  return [...sum].map(([code, p]) => ({ code, p })).sort((a, b) => b.p - a.p)
}

const named = (groups: ReadonlyMap<string, GroupDetail>, list: Ranked) =>
  list.flatMap(({ code, p }) => {
    const group = groups.get(code)
    return group ? [{ code, nameFa: group.nameFa, nameEn: group.nameEn, p }] : []
  })

/** What triage says of a text, without looking anything else up. */
async function judge(ctx: Ctx, text: string, { explain = true } = {}) {
  const province = await memory.of(ctx)
  const guess = province.triage.guess(text, { explain })
  const threshold = province.threshold ?? province.triage.model.threshold
  const own = todays(guess.groups, province.retired)
  // What a person decided about this very text needs no second opinion.
  const groups = guess.remembered || !own.length ? own : await withNeighbours(ctx, text, own)
  return { province, guess, groups, threshold, sure: (!guess.kind || guess.remembered) && (groups[0]?.p ?? 0) >= threshold }
}

/**
 * The three likeliest groups of a text with what follows from the first: desks, fields to ask, evidence, past cases.
 * Below the threshold, or for a text that cannot be judged, `sure` is false and `reason` says why. Nothing is written.
 */
export async function suggest(ctx: Ctx, question: Question): Promise<Suggestion> {
  const text = cleanInput(question.text)
  const { province, guess, groups, threshold, sure } = await judge(ctx, text)
  const catalogue = await allGroups(ctx)
  const three = named(catalogue, groups).slice(0, 3)
  const first = three[0]
  const near =
    first && guess.kind !== 'english'
      ? await nearestOf(ctx, text, { limit: 3, decided: true, ...(question.obstacleId && { exceptId: question.obstacleId }) })
      : []
  const details = first && (await groupDetail(ctx, first.code))
  const also = todays(
    guess.alsoLikely.map((code) => ({ code, p: groups.find((g) => g.code === code)?.p ?? 0 })),
    province.retired,
  )
  return {
    sure,
    // A model that nowhere reached the wanted precision has a threshold above 1.
    reason: sure ? null : (guess.kind ?? (threshold > 1 ? 'unproven' : 'unsure')),
    groups: three,
    also: named(
      catalogue,
      also.filter((one) => one.code !== first?.code),
    ),
    desks: first ? await desksOf(ctx, first.code, await countyFor(ctx, question)) : [],
    asks: details?.asks ?? [],
    evidenceType: details?.evidenceType ?? null,
    words: first && first.code === guess.groups[0]?.code ? guess.words.map(({ text: word, weight }) => ({ text: word, weight })) : [],
    nearest: near.map(({ toldAt, days, ...one }) => ({
      id: one.id,
      code: one.code,
      kind: one.kind,
      text: one.text,
      groupCode: one.groupCode,
      unitName: one.unitName,
      outcome: one.outcome,
      article: one.article,
      days,
      toldAt: toldAt.toISOString(),
      trigram: one.trigram,
    })),
    threshold,
    cut: text.length > judged.head + judged.tail,
    learned: (province.model?.examples ?? 0) + province.lessons,
  }
}

/** Gets the province's model into memory, so that nobody waits for it. */
export const warmUp = async (ctx: Ctx): Promise<void> => void (await memory.of(ctx))

/** One decision of a person: it teaches the next text. Written in the caller's transaction, taught after its commit. */
export const learn = (ctx: Ctx, lesson: Lesson): Promise<void> => learnMany(ctx, [lesson])

/**
 * Several decisions at once (an accepted batch). An obstacle counts once: a later decision about it takes the place of the
 * earlier one and is held against what triage said first. A text without words teaches nothing. Retired codes count for
 * their successor. Lessons of imports are not judged beforehand: their groups were proposed by triage itself.
 */
export async function learnMany(ctx: Ctx, lessons: readonly Lesson[]): Promise<void> {
  const { provinceId } = ctx.actor
  const last = new Map(lessons.map((l) => [l.obstacleId, { ...l, text: cleanInput(l.text) }]))
  const told = [...last.values()].filter((l) => l.text !== '')
  if (!told.length) return
  const ids = told.map((l) => l.obstacleId)
  const province = await memory.of(ctx)
  const earlier = new Map((await queries.standing(ctx.db, provinceId, ids)).map((e) => [e.obstacleId, e]))
  const rows: queries.NewLesson[] = []
  for (const lesson of told) rows.push(await rowOf(ctx, lesson, earlier.get(lesson.obstacleId)))
  await queries.supersede(ctx.db, provinceId, [...earlier.keys()], ctx.now)
  for (let i = 0; i < rows.length; i += 500) await queries.insertLessons(ctx.db, provinceId, rows.slice(i, i + 500))
  memory.wrote(ctx)
  const one = rows.length === 1 ? rows[0]! : null
  await ctx.record('obstacles.learn', one ? `obstacle:${one.obstacleId}` : 'lessons', {
    ...(one ? { groupCode: one.groupCode, saidCode: one.saidCode } : { count: rows.length }),
    source: told[0]!.source,
  })
  await afterwards(ctx, province, rows.length)
}

async function rowOf(ctx: Ctx, lesson: Lesson, before: queries.Earlier | undefined): Promise<queries.NewLesson> {
  const codes = await currentCodes(ctx, lesson.groupCode)
  const groupCode = codes.length === 1 ? codes[0]! : lesson.groupCode
  const said = before ? { suggested: before.suggested, sure: before.sure } : await saidOf(ctx, lesson)
  const place = said.suggested === null ? null : said.suggested.findIndex((s) => s.code === groupCode) + 1
  return {
    id: newId(),
    obstacleId: lesson.obstacleId,
    text: lesson.text,
    groupCode,
    alsoCodes: [...new Set(lesson.alsoCodes ?? [])].filter((code) => code !== groupCode),
    deskIds: lesson.deskIds?.length ? lesson.deskIds : (before?.deskIds ?? []),
    source: lesson.source,
    suggested: said.suggested,
    saidCode: said.suggested?.[0]?.code ?? null,
    place,
    sure: said.sure,
    at: ctx.now,
    actorId: ctx.actor.accountId,
    confidential: lesson.confidential ?? false,
  }
}

/** What triage would have said, had it been asked just before the decision. */
async function saidOf(ctx: Ctx, lesson: Lesson): Promise<{ suggested: { code: string; p: number }[] | null; sure: boolean | null }> {
  if (lesson.source === 'import') return { suggested: null, sure: null }
  const { groups, sure } = await judge(ctx, lesson.text, { explain: false })
  if (!groups.length) return { suggested: null, sure: null }
  return { suggested: groups.slice(0, 3).map(({ code, p }) => ({ code, p: Math.round(p * 1000) / 1000 })), sure }
}

/** The quality page is counted within five minutes; a refit follows when enough was learned. */
async function afterwards(ctx: Ctx, province: Live, fresh: number): Promise<void> {
  const five = 5 * 60_000
  await ctx.enqueue('obstacles.triage_count', {}, { key: 'count', runAt: new Date(Math.ceil((ctx.now.getTime() + 1) / five) * five) })
  if (isRefitDue(province.lessons + fresh, province.model?.examples ?? 0)) await ctx.enqueue('obstacles.triage_refit', {}, { key: 'refit' })
}

/**
 * The province's newest model, packed, for worker threads that judge many texts (an import); from the catalogue alone
 * when nothing was fitted yet. Lessons since the model are not in it: threads that need them read them.
 */
export async function currentModel(ctx: Ctx): Promise<Uint8Array> {
  const { model } = await live.heads(ctx.db, ctx.actor.provinceId)
  const bytes = model && (await live.modelBytes(ctx.db, ctx.actor.provinceId, model.id))
  return bytes ?? coldBytes(ctx)
}
