// The public check page. Every function returns ready HTML: values are escaped by ghtml, `!${}` marks HTML made here.

import { html } from 'ghtml'
import { formatDate, formatSize, type Locale, toPersianDigits } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Checked, maxCopyBytes, type Verdict } from './model.ts'

type Page = {
  readonly locale: Locale
  readonly say: (key: string, params?: Record<string, unknown>) => string
  href(path: `/${string}`): `/${string}`
}

export const pageOf = (ctx: Pick<Ctx, 't' | 'locale'>): Page => ({
  locale: ctx.locale,
  say: (key, params) => ctx.t(`workgroup.papers.${key}`, params),
  href: (path) => (ctx.locale === 'fa' ? path : `/en${path}`),
})

const digits = (p: Page, text: string) => (p.locale === 'fa' ? toPersianDigits(text) : text)
const moment = (p: Page, at: string) => html`<time datetime="${at}">${formatDate(at, p.locale, 'date')}</time>`
const code = (text: string) => html`<bdi dir="ltr">${text}</bdi>`

/** The form, with what was typed and why it could not be found. */
export function askView(p: Page, typed: string, fault: 'unknown' | 'malformed' | null): string {
  const error = fault && p.say(`check.${fault}`)
  return html`<h1>${p.say('check.title')}</h1><p class="lead">${p.say('check.lead')} ${p.say('check.scan')}</p>
!${error ? html`<div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title"><h2 id="errors-title">${p.say(`check.${fault}.title`)}</h2><ul><li><a href="#code">${error}</a></li></ul></div>` : ''}
<form method="post" action="${p.href('/check')}" novalidate>
<div class="field"><label for="code">${p.say('check.code')}</label><span class="hint" id="code-hint">${p.say('check.code.hint')}</span>
!${error ? html`<p class="error" id="code-error">${error}</p>` : ''}
<input type="text" id="code" name="code" value="${typed}" class="short" dir="ltr" maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint!${error ? ' code-error' : ''}"!${error ? ' aria-invalid="true"' : ''}></div>
<button class="button">${p.say('check.go')}</button>
</form>`
}

export function foundView(p: Page, found: Checked, verdict: Verdict | null): string {
  return html`!${verdict ? verdictView(p, verdict) : ''}
<p class="progress">${p.say('check.code')} !${code(found.code)}</p>
<h1!${found.void ? ' class="late"' : ''}>${p.say(found.void ? 'check.void' : 'check.registered')}</h1>
!${found.open || found.void ? html`<p class="lead">${p.say(found.void ? 'check.void.lead' : 'check.registered.lead')}</p>` : ''}
!${found.open ? factsView(p, found, found.open) : html`<p class="note">${p.say('check.confidential')}</p>`}
!${copyForm(p, found.code, verdict)}
!${found.open ? hashes(p, found) : ''}
<p><a href="${p.href('/check')}">${p.say('check.another')}</a></p>`
}

function factsView(p: Page, found: Checked, open: NonNullable<Checked['open']>): string {
  const row = (name: string, value: string) => html`<div><dt>${name}</dt><dd>!${value}</dd></div>`
  const link = (to: { code: string; number: string }) => html`<a href="${p.href(`/check/${to.code}`)}">${digits(p, to.number)}</a>`
  const comma = p.locale === 'fa' ? '، ' : ', '
  const addenda = open.addenda
    .map(
      (a) =>
        html`<li>${p.say('check.addendum', { no: a.no })} !${link(a)}${comma}!${moment(p, a.at)}!${a.voids ? html` <span class="late">${p.say('check.addendum.voids')}</span>` : ''}</li>`,
    )
    .join('')
  return html`<dl class="facts">
!${row(p.say('check.kind'), html`${p.say(`kind.${open.kind}`)}`)}
!${row(p.say('print.number'), html`<bdi>${digits(p, open.number)}</bdi>`)}
!${row(p.say('print.date'), moment(p, open.at))}
!${row(p.say('check.issuer'), html`<bdi>${open.issuer}</bdi>`)}
!${row(p.say('check.province'), html`${p.locale === 'fa' ? found.provinceFa : found.provinceEn || found.provinceFa}`)}
!${row(p.say('check.state'), html`<span class="!${found.void ? 'late' : 'status'}">${p.say(`state.${found.void ? 'void' : open.signed ? 'signed' : 'registered'}`)}</span>`)}
!${open.addendumOf ? row(p.say('check.parent'), link(open.addendumOf)) : ''}
!${addenda ? row(p.say('check.addenda'), html`<ul>!${addenda}</ul>`) : ''}
</dl>`
}

const hashes = (
  p: Page,
  found: Checked,
) => html`<details><summary>${p.say('check.hashes')}</summary><p>${p.say('check.hashes.hint')}</p><dl class="facts">
<div><dt>PDF</dt><dd><code dir="ltr">${found.pdfSha256}</code></dd></div>
<div><dt>DOCX</dt><dd><code dir="ltr">${found.docxSha256}</code></dd></div></dl></details>`

const same: readonly Verdict[] = ['pdf', 'docx']
const faults: readonly Verdict[] = ['no_file', 'too_large']

/** What the comparison found: the same to the last byte, or not. */
function verdictView(p: Page, verdict: Verdict): string {
  const title = p.say(`check.verdict.${verdict}`)
  if (same.includes(verdict)) return html`<div class="note" role="status"><p><b>${title}</b></p><p>${p.say('check.verdict.same')}</p></div>`
  const more = faults.includes(verdict)
    ? html`<a href="#file">${p.say(`check.verdict.${verdict}.more`, { size: formatSize(maxCopyBytes, p.locale) })}</a>`
    : html`${p.say(`check.verdict.${verdict}.more`)}`
  return html`<div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title"><h2 id="errors-title">${title}</h2><ul><li>!${more}</li></ul></div>`
}

function copyForm(p: Page, paperCode: string, verdict: Verdict | null): string {
  const wrong = verdict !== null && faults.includes(verdict)
  return html`<section class="turn"><h2>${p.say('check.copy')}</h2><p>${p.say('check.copy.lead')}</p>
<form method="post" action="${p.href(`/check/${paperCode}`)}" enctype="multipart/form-data" novalidate data-progress="${p.say('check.copy.sending')}" data-most="${maxCopyBytes}" data-large="${p.say('check.verdict.too_large.more', { size: formatSize(maxCopyBytes, p.locale) })}">
<div class="field"><label for="file">${p.say('check.copy.file')}</label><span class="hint" id="file-hint">${p.say('check.copy.hint', { size: formatSize(maxCopyBytes, p.locale) })}</span>
<input type="file" id="file" name="file" accept="application/pdf,.pdf,.docx" aria-describedby="file-hint"!${wrong ? ' aria-invalid="true"' : ''}></div>
<button class="button quiet">${p.say('check.copy.go')}</button></form></section>`
}
