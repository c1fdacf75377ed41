// The wording of papers in this province: read, changed, put back.

import { accountNames } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { cleanInput } from '#kernel/text.ts'
import { nextOf } from '../../bodies/actions.ts'
import { type PaperKind, paperKinds } from '../model.ts'
import { sampleOf } from '../sample/rules.ts'
import { type Lang, langs, type TemplateView, type Wording } from './model.ts'
import * as queries from './queries.ts'
import { checkWording, fieldsOf, mayEditPapers, ownFields } from './rules.ts'
import { shippedWording } from '../shipped/rules.ts'

type Current = Wording & { readonly version: number; readonly shipped: boolean }

const settled = (kind: PaperKind, lang: Lang, row: ({ version: number; shipped: boolean } & Wording) | undefined): Current => {
  if (!row || row.shipped) return { ...shippedWording[kind][lang], version: row?.version ?? 0, shipped: true }
  return { title: row.title, opening: row.opening, closing: row.closing, version: row.version, shipped: false }
}

/** What holds now: the province's newest version, or the shipped wording. */
export async function currentWording(ctx: Ctx, kind: PaperKind, lang: Lang): Promise<Current> {
  return settled(kind, lang, await queries.currentVersion(ctx.db, ctx.actor.provinceId, kind, lang))
}

function viewOf(kind: PaperKind, lang: Lang, current: Current): TemplateView {
  const fields = fieldsOf(kind).map((name) => ({ name, sample: sampleOf(name, lang), own: (ownFields as readonly string[]).includes(name) }))
  return { kind, lang, ...current, fields }
}

export async function listTemplates(ctx: Ctx): Promise<TemplateView[]> {
  const rows = await queries.currentOfAll(ctx.db, ctx.actor.provinceId)
  return paperKinds.flatMap((kind) =>
    langs.map((lang) =>
      viewOf(
        kind,
        lang,
        settled(
          kind,
          lang,
          rows.find((r) => r.kind === kind && r.lang === lang),
        ),
      ),
    ),
  )
}

export const readTemplate = async (ctx: Ctx, kind: PaperKind, lang: Lang): Promise<TemplateView> =>
  viewOf(kind, lang, await currentWording(ctx, kind, lang))

export async function templateHistory(ctx: Ctx, kind: PaperKind, lang: Lang) {
  const rows = await queries.allVersions(ctx.db, ctx.actor.provinceId, kind, lang)
  const names = await accountNames(ctx, [...new Set(rows.flatMap((r) => r.created_by ?? []))])
  return rows.map((r) => {
    const { title, opening, closing } = r.shipped ? shippedWording[kind][lang] : r
    const by = (r.created_by && names.get(r.created_by)) || ''
    return { version: r.version, shipped: r.shipped, title, opening, closing, at: r.created_at.toISOString(), by }
  })
}

/** A new version; `wording` null goes back to what is shipped. @throws workgroup/unknown-field, http/stale */
export async function saveWording(ctx: Ctx, kind: PaperKind, lang: Lang, wording: Wording | null, ifMatch: number): Promise<{ version: number }> {
  const refusal = mayEditPapers(ctx.actor)
  if (refusal) throw refusal
  const clean = wording && { title: cleanInput(wording.title), opening: cleanInput(wording.opening), closing: cleanInput(wording.closing) }
  if (clean) checkWording(kind, clean)
  // The counter is the lock: of two editors at once the later one meets the earlier one's version. A refusal gives its number back.
  const version = await nextOf(ctx, `paper-text:${kind}:${lang}`)
  const before = await currentWording(ctx, kind, lang)
  if (before.version !== ifMatch) throw stale({ version: before.version })
  await queries.insertVersion(ctx.db, {
    province_id: ctx.actor.provinceId,
    kind,
    lang,
    version,
    shipped: !clean,
    ...(clean ?? { title: '', opening: '', closing: '' }),
    created_at: ctx.now,
    created_by: ctx.actor.accountId,
  })
  await ctx.record('workgroup.paper_text', `paper-text:${kind}:${lang}`, { kind, lang, version, shipped: !clean })
  ctx.tell('paper-texts')
  return { version }
}
