// Raising an obstacle, one question a page. Every answer is saved before it is judged, so an error or a closed browser
// loses nothing.

import type { Problem } from '#kernel/problem.ts'
import { problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Html, html, type Page, redirect } from '#server/pages.ts'
import type { Http } from '#server/request.ts'
import { chosenProvince, shownProvince } from '../home/pages.ts'
import type { Province } from '../home/views.ts'
import { type Faults, type Paper, paperOf } from '../views.ts'
import {
  attachToDraft,
  counties,
  detachFromDraft,
  dropDraft,
  lastReceipt,
  readDraft,
  readReceipt,
  rememberReceipt,
  saveDraft,
  sendDraft,
} from './actions.ts'
import { MAX_FILE_BYTES, MAX_FILES, type Step, steps } from './model.ts'
import { after, checkStep, firstOpen, isStep, readStep } from './rules.ts'
import { receiptView, stepView } from './views.ts'

const noSuchPage = problem('http/not-found', 404)

type Desk = { readonly ctx: Ctx; readonly p: Paper; readonly province: Province }

/** The province and a context inside it; null sends the visitor to choose one first. */
async function enter(ctx: Ctx, http: Http): Promise<Desk | null> {
  const { province } = await chosenProvince(ctx, http)
  return province && { ctx: await ctx.inProvince(province.id), p: paperOf(ctx), province }
}
const choose = (ctx: Ctx) => redirect(`${paperOf(ctx).href('/province')}?next=raise`)

async function show({ ctx, p, province }: Desk, http: Http, step: Step, faults: Faults = {}): Promise<Html> {
  const draft = await readDraft(ctx, http)
  const title = `${p.say(`raise.${step}.q`)} – ${p.say('raise.title')}`
  const body = stepView(p, step, { ...draft, counties: await counties(ctx), faults, saved: draft.id !== null })
  return html(body, {
    title: Object.keys(faults).length ? `${p.say('errors.title')} – ${title}` : title,
    status: Object.keys(faults).length ? 422 : 200,
    province: shownProvince(p, province) ?? null,
  })
}

const judge = async (desk: Desk, step: Step, answers: Parameters<typeof checkStep>[1]) =>
  checkStep(step, answers, new Set((await counties(desk.ctx)).map((c) => c.id)))

async function send(desk: Desk, http: Http): Promise<ReturnType<typeof redirect>> {
  const { ctx, p, province } = desk
  const draft = await readDraft(ctx, http)
  if (draft.id) {
    const open = firstOpen(draft.answers, new Set((await counties(ctx)).map((c) => c.id)))
    if (open !== 'check') return redirect(p.href(`/raise/${open}`))
  }
  // Pressed twice, or again after "back": the case is there, and its code is what the visitor needs.
  const receipt = (await sendDraft(ctx, http, province.code)) ?? lastReceipt(ctx, http)
  if (!receipt) return redirect(p.href('/raise'))
  rememberReceipt(ctx, http, receipt)
  return redirect(p.href(`/receipt/${receipt.code}`))
}

// More parts are read than may be kept, so that "too many" is said beside the field.
const uploads = { maxBytes: MAX_FILE_BYTES, maxFiles: 20, collect: true }
const fileFaults = (problems: readonly Problem[]): Faults =>
  problems[0] ? { files: { key: `problem.${problems[0].code}`, params: problems[0].details } } : {}

export const raisePages: readonly Page[] = [
  {
    method: 'GET',
    path: '/raise',
    may: 'anyone',
    async handle(ctx, _input, http) {
      const desk = await enter(ctx, http)
      return desk ? redirect(desk.p.href(`/raise/${steps[0]}`)) : choose(ctx)
    },
  },
  {
    method: 'GET',
    path: '/raise/:step',
    may: 'anyone',
    async handle(ctx, { params }, http) {
      const desk = await enter(ctx, http)
      if (!desk) return choose(ctx)
      const step = params['step'] ?? ''
      if (!isStep(step)) throw noSuchPage()
      if (step !== 'check') return show(desk, http, step)
      const { answers } = await readDraft(desk.ctx, http)
      const open = firstOpen(answers, new Set((await counties(desk.ctx)).map((c) => c.id)))
      return open === 'check' ? show(desk, http, step) : redirect(desk.p.href(`/raise/${open}`))
    },
  },
  {
    method: 'POST',
    path: '/raise/:step',
    may: 'anyone',
    rate: { max: 300, per: 'hour' },
    async handle(ctx, { params, body }, http) {
      const desk = await enter(ctx, http)
      if (!desk) return choose(ctx)
      const step = params['step'] ?? ''
      if (!isStep(step)) throw noSuchPage()
      if (step === 'check') return send(desk, http)
      if (step === 'files') return redirect(desk.p.href('/raise/check'))
      const { answers } = await saveDraft(desk.ctx, http, readStep(step, body))
      const faults = await judge(desk, step, answers)
      if (!Object.keys(faults).length) return redirect(desk.p.href(`/raise/${after(step)}`))
      return showTyped(desk, http, step, answers, faults)
    },
  },
  {
    method: 'POST',
    path: '/raise/attach',
    may: 'anyone',
    upload: uploads,
    rate: { max: 60, per: 'hour' },
    async handle(ctx, _input, http) {
      const desk = await enter(ctx, http)
      if (!desk) return choose(ctx)
      const left = await attachToDraft(desk.ctx, http, http.files)
      const refused = http.refused
      const faults: Faults =
        left > 0
          ? { files: { key: 'casework.public.error.files.many', params: { n: MAX_FILES } } }
          : refused.length
            ? fileFaults(refused)
            : http.files.length
              ? {}
              : { files: { key: 'casework.public.error.files.none' } }
      return Object.keys(faults).length ? show(desk, http, 'files', faults) : redirect(desk.p.href('/raise/files'))
    },
  },
  {
    method: 'POST',
    path: '/raise/remove',
    may: 'anyone',
    rate: { max: 120, per: 'hour' },
    async handle(ctx, { body }, http) {
      const desk = await enter(ctx, http)
      if (!desk) return choose(ctx)
      if (/^[0-9a-f-]{36}$/.test(body['file'] ?? '')) await detachFromDraft(desk.ctx, http, body['file']!)
      return redirect(desk.p.href('/raise/files'))
    },
  },
  {
    method: 'POST',
    path: '/raise/restart',
    may: 'anyone',
    rate: { max: 60, per: 'hour' },
    async handle(ctx, _input, http) {
      const desk = await enter(ctx, http)
      if (!desk) return choose(ctx)
      await dropDraft(desk.ctx, http)
      return redirect(`${desk.p.href('/raise/text')}?new=1`)
    },
  },
  {
    method: 'GET',
    path: '/receipt/:code',
    may: 'anyone',
    async handle(ctx, { params }, http) {
      const desk = await enter(ctx, http)
      if (!desk) return choose(ctx)
      const { p, province } = desk
      const receipt = readReceipt(ctx, http, params['code'] ?? '')
      if (!receipt) return redirect(p.href('/follow'))
      return html(receiptView(p, receipt), { title: `${p.say('receipt.title')} ${receipt.code}`, province: shownProvince(p, province) ?? null })
    },
  },
]

/** The answers as typed, beside what is wrong with them. The new draft's cookie is not in this request yet. */
async function showTyped(
  { ctx, p, province }: Desk,
  http: Http,
  step: Step,
  answers: Parameters<typeof checkStep>[1],
  faults: Faults,
): Promise<Html> {
  const { files } = await readDraft(ctx, http)
  const body = stepView(p, step, { answers, files, counties: await counties(ctx), faults, saved: true })
  return html(body, { title: `${p.say('errors.title')} – ${p.say(`raise.${step}.q`)}`, status: 422, province: shownProvince(p, province) ?? null })
}
