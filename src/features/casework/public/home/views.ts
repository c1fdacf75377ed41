// The first page: what this is, the number to call, two doors; or the choice of a province where several are served.

import { html } from 'ghtml'
import { showPhone } from '#server/document.ts'
import type { Paper } from '../views.ts'

export type Province = { readonly id: number; readonly code: string; readonly nameFa: string; readonly nameEn: string; readonly centrePhone: string }

export const provinceName = (p: Paper, province: Province) => (p.locale === 'fa' ? province.nameFa : province.nameEn)

export function homeView(p: Paper, province: Province, several: boolean): string {
  const door = (to: '/raise' | '/follow', word: string, first: boolean) =>
    html`<li><a class="door !${first ? 'first' : ''}" href="${p.href(to)}"><strong>${p.say(word)}</strong><small>${p.say(`${word}.hint`)}</small></a></li>`
  const how = [1, 2, 3, 4]
    .map((n) => html`<li><span aria-hidden="true">${p.say('home.how.n', { n })}</span><p>${p.say(`home.how.${n}`)}</p></li>`)
    .join('')
  return html`<h1>${p.say('home.title')}</h1><p class="lead">${p.say('home.lead')}</p>
<ul class="doors">!${door('/raise', 'home.raise', true)}!${door('/follow', 'home.follow', false)}</ul>
!${callView(p, province)}
<h2>${p.say('home.how')}</h2><ol class="how">!${how}</ol>
!${several ? html`<p><b>${p.say('province.now', { name: provinceName(p, province) })}</b> – <a href="${p.href('/province')}">${p.say('province.change')}</a></p>` : ''}`
}

/** The centre's phone, large enough to dial from across the desk; nothing when the province has none yet. */
export function callView(p: Paper, province: Province): string {
  if (!province.centrePhone) return ''
  return html`<section class="phone"><div><h2>${p.say('home.phone')}</h2><p class="hint">${p.say('home.phone.hint')}</p></div>
<a class="tel" dir="ltr" href="tel:${province.centrePhone}">${showPhone(province.centrePhone, p.locale)}</a></section>`
}

export function provincesView(p: Paper, provinces: readonly Province[], next: string): string {
  const rows = provinces
    .map(
      (one) =>
        html`<li><a class="door" href="${p.href(`/province/${one.code}`)}${next && `?next=${next}`}"><strong>${provinceName(p, one)}</strong>!${one.centrePhone ? html`<small>${p.say('call')}: <span class="tel" dir="ltr">${showPhone(one.centrePhone, p.locale)}</span></small>` : ''}</a></li>`,
    )
    .join('')
  const choice = p.say('province.title')
  const head = next ? html`<h1>${choice}</h1>` : html`<h1>${p.say('home.title')}</h1><p class="lead">${p.say('home.lead')}</p><h2>${choice}</h2>`
  return html`!${head}<p class="hint">${p.say('province.lead')}</p><ul class="doors">!${rows}</ul>
<p><a href="${p.href('/follow')}">${p.say('home.follow')}</a></p>`
}

export const notReadyView = (p: Paper) =>
  html`<h1>${p.say('name')}</h1><p class="lead">${p.say('home.notReady')}</p><p><a href="/app">${p.say('nav.staff')}</a></p>`
