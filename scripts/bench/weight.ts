// What a first visit fetches: JavaScript of the staff app's first screen, and whole public pages, compressed.

import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Answer, call } from './http.ts'
import type { Row } from './table.ts'

const root = new URL('../../dist/web/', import.meta.url)
type Chunk = { file: string; imports?: string[]; isEntry?: boolean; src?: string }

const kB = (bytes: number) => bytes / 1000
const gzip = (file: string) => gzipSync(readFileSync(new URL(file, root)), { level: 9 }).length

/**
 * Kilobytes (gzip) of JavaScript until a page stands: the entry and all it imports statically, and the page's own chunk
 * with what that adds. `page` names the page's source, e.g. OperatorDesk.tsx.
 * @returns null when the app is not built
 */
export function screenWeight(page: RegExp | null): number | null {
  const manifest = new URL('.vite/manifest.json', root)
  if (!existsSync(manifest)) return null
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>
  const files = new Set<string>()
  const walk = (key: string) => {
    const chunk = chunks[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const next of chunk.imports ?? []) walk(next)
  }
  for (const [key, chunk] of Object.entries(chunks)) if (chunk.isEntry || (page && chunk.src && page.test(chunk.src))) walk(key)
  return kB([...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzip(file), 0))
}

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
  for (const [what, page] of [
    ['sign-in', null],
    ['operator desk', /casework\/web\/desk\/DeskPage\.tsx$/],
  ] as const) {
    const value = screenWeight(page)
    if (value !== null)
      rows.push({ group: 'weight', what: `staff app, ${what}: JavaScript (gzip)`, value, unit: 'kB', aim: { text: '≤ 200 kB', met: value <= 200 } })
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
