// Following one case without an account: code and phone, then a one-time code, then the case and what can be done with it.

import { listProvinces } from '#features/people/actions.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { Problem } from '#kernel/problem.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Html, html, type Page, redirect } from '#server/pages.ts'
import type { Http } from '#server/request.ts'
import type { CaseView } from '../../cases/model.ts'
import { actAsFollower, askFollowCode, attachAsFollower, readFollowed, startFollowing, stopFollowing } from '../../follow/actions.ts'
import { isDone } from '../../presses/rules.ts'
import { producerActs, type ProducerActName } from '../../model.ts'
import { shownProvince } from '../home/pages.ts'
import { MAX_FILE_BYTES } from '../raise/model.ts'
import { type Faults, paperOf } from '../views.ts'
import { readAsked, rememberAsked } from './actions.ts'
import { caseCode, codeOf } from './rules.ts'
import { askView, caseView, codeView, needsText } from './views.ts'

const nothing = { done: false, faults: {}, typed: {} }
const isAct = (name: string): name is ProducerActName => (producerActs as readonly string[]).includes(name)
const faultOf = (problem: Problem) => ({ key: `problem.${problem.code}`, params: problem.details })

/** The province of a code, for the header and its phone; any two letters are as good as a real one here. */
async function provinceOf(ctx: Ctx, code: string) {
  const letters = codeOf(code).slice(0, 2)
  return (
    shownProvince(
      paperOf(ctx),
      (await listProvinces(ctx)).find((one) => one.code === letters),
    ) ?? null
  )
}

async function showAsk(ctx: Ctx, values: { code: string; phone: string }, faults: Faults, status = 200): Promise<Html> {
  const p = paperOf(ctx)
  return html(askView(p, values, faults), { title: p.say('follow.title'), status, province: await provinceOf(ctx, values.code) })
}

async function showCode(ctx: Ctx, asked: { code: string; phone: string; shown: string | null }, faults: Faults, status = 200): Promise<Html> {
  const p = paperOf(ctx)
  return html(codeView(p, asked, faults), { title: p.say('follow.otp.title'), status, province: await provinceOf(ctx, asked.code) })
}

async function showCase(ctx: Ctx, found: CaseView, notice: Parameters<typeof caseView>[2], status = 200): Promise<Html> {
  const p = paperOf(ctx)
  return html(caseView(p, found, notice), {
    title: `${p.say(`status.${found.status}`)} – ${found.code}`,
    status,
    province: await provinceOf(ctx, found.code),
  })
}

/** The followed case, or null when there is no running session. */
async function followed(ctx: Ctx, http: Http): Promise<CaseView | null> {
  try {
    return await readFollowed(ctx, http)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

export const followPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/follow',
    may: 'anyone',
    async handle(ctx, { query }, http) {
      const found = query['code'] ? null : await followed(ctx, http)
      if (found) return redirect(paperOf(ctx).href('/follow/case'))
      return showAsk(ctx, { code: (query['code'] ?? '').slice(0, 40), phone: '' }, {})
    },
  },
  {
    method: 'POST',
    path: '/follow',
    may: 'anyone',
    rate: { max: 20, per: 'hour' },
    async handle(ctx, { body }, http) {
      const values = { code: cleanInput(body['code'] ?? '').slice(0, 40), phone: cleanInput(body['phone'] ?? '').slice(0, 40) }
      const phone = normalisePhone(values.phone)
      const faults: Faults = {
        ...(!caseCode.test(codeOf(values.code)) && { code: { key: 'casework.public.error.follow.code' } }),
        ...(!phone.ok && { phone: { key: `problem.${phone.reason}` } }),
      }
      if (Object.keys(faults).length || !phone.ok) return showAsk(ctx, values, faults, 422)
      try {
        const shown = await askFollowCode(ctx, { code: codeOf(values.code), phone: phone.value }, http)
        rememberAsked(ctx, http, { code: codeOf(values.code), phone: phone.value, shown })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return showAsk(ctx, values, { phone: faultOf(error) }, error.status)
      }
      return redirect(paperOf(ctx).href('/follow/code'))
    },
  },
  {
    method: 'GET',
    path: '/follow/code',
    may: 'anyone',
    async handle(ctx, _input, http) {
      const asked = readAsked(ctx, http)
      return asked ? showCode(ctx, asked, {}) : redirect(paperOf(ctx).href('/follow'))
    },
  },
  {
    method: 'POST',
    path: '/follow/code',
    may: 'anyone',
    rate: { max: 30, per: 'hour' },
    async handle(ctx, { body }, http) {
      const p = paperOf(ctx)
      const asked = readAsked(ctx, http)
      if (!asked) return redirect(p.href('/follow'))
      const oneTimeCode = cleanInput(body['oneTimeCode'] ?? '').slice(0, 12)
      if (!oneTimeCode) return showCode(ctx, asked, { oneTimeCode: { key: 'casework.public.error.follow.otp' } }, 422)
      try {
        await startFollowing(ctx, { code: asked.code, phone: asked.phone, oneTimeCode }, http)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return showCode(ctx, asked, { oneTimeCode: faultOf(error) }, error.status)
      }
      return redirect(p.href('/follow/case'))
    },
  },
  {
    method: 'GET',
    path: '/follow/case',
    may: 'anyone',
    async handle(ctx, { query }, http) {
      const found = await followed(ctx, http)
      if (!found) return redirect(paperOf(ctx).href('/follow'))
      return showCase(ctx, found, { ...nothing, done: query['done'] === '1' })
    },
  },
  {
    method: 'POST',
    path: '/follow/act/:act',
    may: 'anyone',
    rate: { max: 60, per: 'hour' },
    async handle(ctx, { params, body }, http) {
      const p = paperOf(ctx)
      const act = params['act'] ?? ''
      const found = await followed(ctx, http)
      if (!found || !isAct(act)) return redirect(p.href('/follow'))
      const field = `${act}-text`
      const text = cleanInput(body[field] ?? '')
      const typed = { [field]: text }
      if (needsText(act) && act !== 'check_result' && text.length < 3)
        return showCase(ctx, found, { ...nothing, typed, faults: { [field]: { key: 'casework.public.error.reason' } } }, 422)
      if (act === 'check_result' && !['yes', 'no'].includes(body['holds'] ?? ''))
        return showCase(ctx, found, { ...nothing, typed, faults: { holds: { key: 'casework.public.error.stopped' } } }, 422)
      // Without a script nothing stops a second press: it finds its own words as the next thing that happened.
      if (isDone(found.timeline, Number(body['version']), { name: act, text })) return redirect(`${p.href('/follow/case')}?done=1`)
      if (Number(body['version']) !== found.version)
        return showCase(ctx, found, { ...nothing, typed, faults: { [field]: { key: 'casework.public.case.stale' } } }, 409)
      try {
        await actAsFollower(
          ctx,
          http,
          act,
          { ...(text && { text }), ...(act === 'check_result' && { holds: body['holds'] === 'yes' }), via: 'web' },
          found.version,
        )
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return showCase(ctx, found, { ...nothing, typed, faults: { [field]: faultOf(error) } }, error.status)
      }
      return redirect(`${p.href('/follow/case')}?done=1`)
    },
  },
  {
    method: 'POST',
    path: '/follow/attach',
    may: 'anyone',
    upload: { maxBytes: MAX_FILE_BYTES, maxFiles: 20, collect: true },
    rate: { max: 30, per: 'hour' },
    async handle(ctx, _input, http) {
      const p = paperOf(ctx)
      const found = await followed(ctx, http)
      if (!found) return redirect(p.href('/follow'))
      const [refused] = http.refused
      if (refused || !http.files.length)
        return showCase(ctx, found, { ...nothing, faults: { files: refused ? faultOf(refused) : { key: 'casework.public.error.files.none' } } }, 422)
      await attachAsFollower(ctx, http, http.files)
      return redirect(`${p.href('/follow/case')}?done=1`)
    },
  },
  {
    method: 'POST',
    path: '/follow/leave',
    may: 'anyone',
    async handle(ctx, _input, http) {
      await stopFollowing(ctx, http)
      return redirect(paperOf(ctx).href('/'))
    },
  },
]
