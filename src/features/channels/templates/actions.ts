// The texts of a province: shipped ones from the code, edited ones from the table.

import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import type { TemplateView } from '../model.ts'
import {
  allowedPlaceholders,
  checkText,
  givenPlaceholders,
  isTemplateKey,
  noSuchTemplate,
  sampleOf,
  shipped,
  type TemplateKey,
  templateKeys,
} from '../rules.ts'
import * as queries from './queries.ts'

function present(key: TemplateKey, edit: queries.EditRow | undefined): TemplateView {
  const { fa, en } = shipped[key]
  const must: readonly string[] = shipped[key].must
  return {
    key,
    fa: edit?.fa ?? fa,
    en: edit?.en ?? en,
    shipped: { fa, en },
    edited: edit !== undefined && edit.fa !== null,
    placeholders: allowedPlaceholders(key).map((name) => ({
      name,
      must: must.includes(name),
      given: givenPlaceholders.includes(name as 'url'),
      sampleFa: sampleOf(key, name, 'fa'),
      sampleEn: sampleOf(key, name, 'en'),
    })),
    updatedAt: edit?.updated_at.toISOString() ?? null,
    version: edit?.version ?? 0,
  }
}

export async function listTemplates(ctx: Ctx): Promise<TemplateView[]> {
  const edits = new Map((await queries.listEdits(ctx.db, ctx.actor.provinceId)).map((e) => [e.key, e]))
  return templateKeys.map((key) => present(key, edits.get(key)))
}

export async function readTemplate(ctx: Ctx, key: string): Promise<TemplateView> {
  return present(known(key), await queries.findEdit(ctx.db, ctx.actor.provinceId, key))
}

function known(key: string): TemplateKey {
  if (!isTemplateKey(key)) throw noSuchTemplate({ key })
  return key
}

export async function editTemplate(ctx: Ctx, rawKey: string, text: { fa: string; en: string }, ifMatch: number | null): Promise<TemplateView> {
  const key = known(rawKey)
  const [fa, en] = [cleanInput(text.fa), cleanInput(text.en)]
  checkText(key, fa, 'fa')
  checkText(key, en, 'en')
  return write(ctx, key, { fa, en }, ifMatch, 'channels.editTemplate')
}

export const resetTemplate = (ctx: Ctx, key: string, ifMatch: number | null): Promise<TemplateView> =>
  write(ctx, known(key), { fa: null, en: null }, ifMatch, 'channels.resetTemplate')

async function write(ctx: Ctx, key: TemplateKey, text: { fa: string | null; en: string | null }, ifMatch: number | null, act: string) {
  const old = await queries.lockEdit(ctx.db, ctx.actor.provinceId, key)
  const version = old?.version ?? 0
  if (
    ifMatch !== version ||
    !(await queries.putEdit(ctx.db, ctx.actor.provinceId, key, { ...text, version: version + 1, by: ctx.actor.accountId }, ctx.now))
  )
    throw stale({ version })
  await ctx.record(act, `template:${key}`, { before: { fa: old?.fa ?? shipped[key].fa, en: old?.en ?? shipped[key].en }, after: text })
  ctx.tell('templates')
  return readTemplate(ctx, key)
}
