// What a first visit fetches: JavaScript of the staff app's first screen, and whole public pages, compressed.

import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { call } from './http.ts'

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
  const headers = { 'accept-encoding': 'gzip', accept: 'text/html' }
  const answer = await call(base + path, { headers })
  const html = (await import('node:zlib')).gunzipSync(answer.headers['content-encoding'] === 'gzip' ? answer.raw : gzipSync(answer.raw)).toString()
  const linked = [...html.matchAll(/<(?:link|script|img)\b[^>]*\b(?:href|src)="([^"]+)"/g)].filter(([tag]) => !/rel="(?:alternate|canonical|next|prev|help)"/.test(tag)).map((match) => match[1]!)
  let page = answer.bytes
  let fonts = 0
  for (const url of new Set(linked)) {
    const { bytes } = await call(new URL(url, base + path).href, { headers: { 'accept-encoding': 'gzip' } })
    if (/\.woff2?$/.test(url)) fonts += bytes
    else page += bytes
  }
  return { page: kB(page), fonts: kB(fonts) }
}
