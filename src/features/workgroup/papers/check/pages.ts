// Anybody holding a paper checks it here: by its code, and by its file. Nothing that is sent is kept.

import { cleanInput } from '#kernel/text.ts'
import { type Html, html, type Page, redirect } from '#server/pages.ts'
import type { Ctx } from '#server/ctx.ts'
import { readCode } from '../codes/rules.ts'
import { checkPaper } from './actions.ts'
import { type Checked, maxCopyBytes, type Verdict } from './model.ts'
import { verdictOf } from './rules.ts'
import { askView, foundView, pageOf } from './views.ts'

function ask(ctx: Ctx, typed = '', fault: 'unknown' | 'malformed' | null = null): Html {
  const p = pageOf(ctx)
  const title = fault ? `${p.say(`check.${fault}.title`)} – ${p.say('check.title')}` : p.say('check.title')
  return html(askView(p, typed, fault), { title, status: fault === 'unknown' ? 404 : fault ? 422 : 200 })
}

function show(ctx: Ctx, found: Checked, verdict: Verdict | null = null): Html {
  const p = pageOf(ctx)
  const name = ctx.locale === 'fa' ? found.provinceFa : found.provinceEn || found.provinceFa
  return html(foundView(p, found, verdict), {
    title: `${p.say(found.void ? 'check.void' : 'check.registered')} – ${found.code}`,
    province: { name, phone: found.phone },
    status: verdict === 'too_large' ? 413 : verdict === 'no_file' ? 422 : 200,
  })
}

/** Typed by whoever knows the address: short, clean, shown again when it is wrong. */
const typedOf = (text: string | undefined) => cleanInput(text ?? '').slice(0, 60)
const faultOf = (typed: string) => (readCode(typed) ? 'unknown' : 'malformed')

const persian: readonly Page[] = [
  { method: 'GET', path: '/check', may: 'anyone', handle: async (ctx) => ask(ctx) },
  {
    method: 'POST',
    path: '/check',
    may: 'anyone',
    rate: { max: 120, per: 'hour' },
    async handle(ctx, { body }) {
      const typed = typedOf(body['code'])
      const found = await checkPaper(ctx, typed)
      return found ? redirect(pageOf(ctx).href(`/check/${found.code}`)) : ask(ctx, typed, faultOf(typed))
    },
  },
  {
    method: 'GET',
    path: '/check/:code',
    may: 'anyone',
    rate: { max: 240, per: 'hour' },
    async handle(ctx, { params }) {
      const typed = typedOf(params['code'])
      const found = await checkPaper(ctx, typed)
      return found ? show(ctx, found) : ask(ctx, typed, faultOf(typed))
    },
  },
  {
    method: 'POST',
    path: '/check/:code',
    may: 'anyone',
    upload: { maxBytes: maxCopyBytes, maxFiles: 1, collect: true, measureOnly: true },
    rate: { max: 60, per: 'hour' },
    async handle(ctx, { params }, http) {
      const typed = typedOf(params['code'])
      const found = await checkPaper(ctx, typed)
      if (!found) return ask(ctx, typed, faultOf(typed))
      return show(ctx, found, http.refused.length ? 'too_large' : verdictOf(found, http.files[0]))
    },
  },
]

export const checkPages: readonly Page[] = [...persian, ...persian.map((page): Page => ({ ...page, path: `/en${page.path}` }))]
