// What a first visit fetches: JavaScript of the staff app's first screen, and whole public pages, compressed.

import { gunzipSync } from 'node:zlib'
import { screens, screenWeight } from '../pages/weight.ts'
import { type Answer, call } from './http.ts'
import type { Row } from './table.ts'

const kB = (bytes: number) => bytes / 1000

/** Kilobytes of a public page as a browser fetches it: the document and its styles, scripts and icons; fonts apart. */
export async function pageWeight(base: string, path: string): Promise<{ page: number; fonts: number }> {
  const { answer, url: at } = await followed(new URL(path, base).href)
  const html = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.raw) : answer.raw).toString()
  let page = answer.bytes
  let fonts = 0
  for (const url of linkedFrom(html, at)) {
    const { bytes } = await call(url, { headers: { 'accept-encoding': 'gzip' } })
    if (/\.woff2?(?:\?|$)/.test(url)) fonts += bytes
    else page += bytes
  }
  return { page: kB(page), fonts: kB(fonts) }
}

/** A form of several steps sends to its first one, perhaps with a cookie for the draft. */
async function followed(first: string): Promise<{ answer: Answer; url: string }> {
  let cookie = ''
  for (let url = first, hops = 0; hops < 6; hops++) {
    const answer = await call(url, { headers: { 'accept-encoding': 'gzip', accept: 'text/html' }, ...(cookie && { cookie }) })
    if (!answer.headers.location) return { answer, url }
    cookie = [cookie, ...(answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0])].filter(Boolean).join('; ')
    url = new URL(answer.headers.location, url).href
  }
  throw new Error(`${first} redirects without end`)
}

function linkedFrom(html: string, at: string): Set<string> {
  const tags = [...html.matchAll(/<(?:link|script|img)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/rel="(?:alternate|canonical|next|prev|help)"/.test(tag))
  const urls = tags.flatMap((tag) => /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? []).filter((url) => !url.startsWith('data:'))
  return new Set(urls.map((url) => new URL(url.replaceAll('&#61;', '=').replaceAll('&amp;', '&'), at).href))
}

export async function weightRows(base: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const screen of screens) {
    const weight = screenWeight(screen)
    if (weight === null) continue
    const aims = [
      ['JavaScript', weight.code, screen.code],
      ['Persian words', weight.words, screen.words],
    ] as const
    for (const [what, value, aim] of aims)
      rows.push({
        group: 'weight',
        what: `staff app, ${screen.name}: ${what} (gzip)`,
        value,
        unit: 'kB',
        aim: { text: `≤ ${aim} kB`, met: value <= aim },
      })
  }
  for (const path of ['/', '/raise', '/follow']) {
    const { page, fonts } = await pageWeight(base, path)
    rows.push({
      group: 'weight',
      what: `public ${path} (gzip, without ${fonts.toFixed(0)} kB of font)`,
      value: page,
      unit: 'kB',
      aim: { text: '≤ 20 kB', met: page <= 20 },
    })
  }
  return rows
}
