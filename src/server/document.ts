// The shell of every public page: head, header, language switch, footer, and the files they need. Plain HTML under a strict
// CSP: no inline script, no inline style. The staff app does not use it.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { html } from 'ghtml'
import { formatPhone, type Locale, toPersianDigits } from '#kernel/format.ts'
import { normalisePhone } from '#kernel/identity.ts'

export type DocumentOptions = {
  readonly locale: Locale
  /** Title of the page, without the product's name. */
  readonly title: string
  /** The path without the language, e.g. `/raise/unit`; the language switch leads to the same page. */
  readonly path: string
  /** Ready HTML of the main part; everything else is escaped here. */
  readonly main: string
  /** Words of the shell by their short key: `name`, `skip`, `nav.raise` … */
  readonly words: (key: string, params?: Record<string, unknown>) => string
  readonly demo: boolean
  /** The province the visitor chose: shown with its 24-hour phone (E.164 or a short number). */
  readonly province?: { readonly name: string; readonly phone: string } | null
}

type Asset = { readonly type: string; readonly body: Buffer; readonly address: string }

const asset = (path: string, type: string, body: Buffer): [string, Asset] => [
  path,
  { type, body, address: `${path}?v=${createHash('sha256').update(body).digest('hex').slice(0, 10)}` },
]

const ui = (name: string) => readFileSync(new URL(`../ui/${name}`, import.meta.url), 'utf8')
const fontFile = join(dirname(createRequire(import.meta.url).resolve('vazirmatn/package.json')), 'fonts/webfonts/Vazirmatn[wght].woff2')
const font = asset('/fonts/vazirmatn.woff2', 'font/woff2', readFileSync(fontFile))
const face = `@font-face{font-family:Vazirmatn;src:url(${font[1].address}) format('woff2');font-weight:100 900;font-display:swap}`

/** Files of the public pages by path; `address` carries a hash of the content, so they may be cached for a year. */
export const publicAssets: ReadonlyMap<string, Asset> = new Map([
  font,
  asset('/public.css', 'text/css; charset=utf-8', Buffer.from(face + squeeze(ui('theme.css') + ui('public.css')))),
  asset('/public.js', 'text/javascript; charset=utf-8', Buffer.from(squeezeScript(stripTypeScriptTypes(ui('public.ts'))))),
])

const address = (path: string) => publicAssets.get(path)!.address

/** The address of a public page in a language: Persian at the root, English under /en. */
export const pageAddress = (locale: Locale, path: string): string => (locale === 'fa' ? path : path === '/' ? '/en' : `/en${path}`)

/** A whole HTML document. */
export function document({ locale, title, path, main, words: t, demo, province }: DocumentOptions): string {
  const other = locale === 'fa' ? 'en' : 'fa'
  const link = (to: string, word: string) =>
    html`<a href="${pageAddress(locale, to)}"!${path.startsWith(to) ? ' aria-current="page"' : ''}>${t(word)}</a>`
  return html`<!doctype html>
<html lang="${locale}" dir="${locale === 'fa' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${t('name')}</title>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0a6b5e">
<link rel="icon" href="data:,">
<link rel="preload" href="${address('/fonts/vazirmatn.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${address('/public.css')}">
<script type="module" src="${address('/public.js')}"></script>
</head>
<body class="public">
<a class="skip" href="#main">${t('skip')}</a>
!${demo ? html`<p class="demo" role="note">${t('demo')}</p>` : ''}
<header class="top">
<div class="wide">
<a class="brand" href="${pageAddress(locale, '/')}">!${mark}<span><b>${t('name')}</b><small>${province ? t('province.now', { name: province.name }) : t('tagline')}</small></span></a>
<nav aria-label="${t('nav')}">!${link('/raise', 'nav.raise')}!${link('/follow', 'nav.follow')}<a href="${pageAddress(other, path)}" lang="${other}" hreflang="${other}">${t('language')}</a></nav>
</div>
</header>
<main id="main" tabindex="-1">
!${main}
</main>
<footer class="bottom">
<div class="wide">
!${province?.phone ? html`<p>${t('call')}: <a class="tel" href="tel:${province.phone}" dir="ltr">${showPhone(province.phone, locale)}</a></p>` : ''}
<p>${t('footer')}</p>
<p>!${link('/check', 'nav.check')} · <a href="/app" rel="nofollow">${t('nav.staff')}</a></p>
</div>
</footer>
</body>
</html>
`
}

/** A phone of the centre may be a short number such as 35211111: shown as it is dialled. */
export function showPhone(phone: string, locale: Locale): string {
  const whole = normalisePhone(phone)
  if (whole.ok) return formatPhone(whole.value, locale)
  return locale === 'fa' ? toPersianDigits(phone) : phone
}

/** The product's sign: a knot that comes undone. */
const mark =
  '<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M3 21c7 0 8-12 14-12 4 0 6 3 6 6s-2 6-6 6c-6 0-7-12-14-12M23 15h6" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"/></svg>'

/** Comments and spare spaces out: the page must arrive over a bad line. */
function squeeze(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
}

function squeezeScript(script: string): string {
  return script
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('//'))
    .join('\n')
}
