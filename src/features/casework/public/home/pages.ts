// The first page and the choice of a province.

import { listProvinces } from '#features/people/actions.ts'
import { problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { html, type Page, redirect } from '#server/pages.ts'
import type { Http } from '#server/request.ts'
import { type Paper, paperOf } from '../views.ts'
import { homeView, notReadyView, type Province, provinceName, provincesView } from './views.ts'

const noSuchPage = problem('http/not-found', 404)
const cookie = 'gg_province'
const YEAR = 365 * 86_400

/** The province this visitor chose, or the only one there is; null when they still have to choose. */
export async function chosenProvince(ctx: Ctx, http: Http): Promise<{ province: Province | null; all: readonly Province[] }> {
  const all = await listProvinces(ctx)
  const province = all.length === 1 ? all[0]! : (all.find((one) => one.code === http.cookies[cookie]) ?? null)
  return { province, all }
}

/** What header and footer show of a province: its name and its 24-hour phone. */
export const shownProvince = (p: Paper, province: Province | null | undefined) =>
  province && { name: provinceName(p, province), phone: province.centrePhone }

export const homePages: readonly Page[] = [
  {
    method: 'GET',
    path: '/',
    may: 'anyone',
    async handle(ctx, _input, http) {
      const p = paperOf(ctx)
      const { province, all } = await chosenProvince(ctx, http)
      if (!all.length) return html(notReadyView(p), { title: p.say('name') })
      return province
        ? html(homeView(p, province, all.length > 1), { title: p.say('home.title'), province: shownProvince(p, province) ?? null })
        : html(provincesView(p, all, ''), { title: p.say('province.title') })
    },
  },
  {
    method: 'GET',
    path: '/province',
    may: 'anyone',
    async handle(ctx, { query }) {
      const p = paperOf(ctx)
      return html(provincesView(p, await listProvinces(ctx), query['next'] === 'raise' ? 'raise' : ''), { title: p.say('province.title') })
    },
  },
  {
    method: 'GET',
    path: '/province/:code',
    may: 'anyone',
    async handle(ctx, { params, query }, http) {
      const found = (await listProvinces(ctx)).find((one) => one.code === params['code'])
      if (!found) throw noSuchPage()
      http.setCookie(cookie, found.code, { maxAgeSeconds: YEAR })
      return redirect(paperOf(ctx).href(query['next'] === 'raise' ? '/raise' : '/'))
    },
  },
]
