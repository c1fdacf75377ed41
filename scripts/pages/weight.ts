// What a browser fetches until a screen of the page app stands, from the manifest of its build. Kilobytes, gzip; styles and the
// font, for which no page waits, are left out.

import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { order } from '#features.ts'

const root = new URL('../../dist/web/', import.meta.url)
type Chunk = { file: string; imports?: string[]; isEntry?: boolean; src?: string }

/** `code` and `words` may weigh this much; `page` is the screen's source, null for what stands before any page. */
export type Screen = { readonly name: string; readonly page: string | null; readonly code: number; readonly words: number }

const inRoom = (name: string, file: string, code: number, words: number): Screen => ({ name, page: `src/features/${file}`, code, words })

/** A limit is what the screen weighed on 22 November 2026 and about 5 % more. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', page: null, code: 140, words: 24 },
  inRoom('operator desk', 'casework/web/desk/DeskPage.tsx', 176, 60),
  inRoom('triage', 'casework/web/triage/TriagePage.tsx', 193, 60),
  inRoom('case', 'casework/web/case/CasePage.tsx', 186, 60),
  inRoom("producer's cases", 'casework/web/my/MyPage.tsx', 148, 60),
  inRoom('sitting', 'workgroup/web/sitting/SittingPage.tsx', 196, 88),
  inRoom('projector', 'workgroup/web/sitting/ProjectorPage.tsx', 146, 88),
]

/**
 * Of one screen: `code` is the entry and all it imports, and the page's own file with what that adds; `words` the Persian ones
 * (the heavier language) that are fetched with them: the first, its room's and those of the rooms above.
 * @returns null when the app is not built
 */
export function screenWeight({ page }: Pick<Screen, 'page'>): { code: number; words: number } | null {
  const manifest = new URL('.vite/manifest.json', root)
  if (!existsSync(manifest)) return null
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>
  if (page && !chunks[page]) throw new Error(`no page ${page} among what was built`)
  const entries = Object.keys(chunks).filter((key) => chunks[key]!.isEntry)
  const room = page?.split('/')[2]
  const rooms = order.slice(0, (order as readonly string[]).indexOf(room ?? '') + 1)
  return {
    code: together(chunks, page ? [...entries, page] : entries),
    words: together(
      chunks,
      ['first', ...rooms].map((part) => `virtual:words/fa/${part}`),
    ),
  }
}

function together(chunks: Record<string, Chunk>, keys: readonly string[]): number {
  const files = new Set<string>()
  const walk = (key: string) => {
    const chunk = chunks[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const next of chunk.imports ?? []) walk(next)
  }
  for (const key of keys) walk(key)
  const bytes = [...files].filter((file) => file.endsWith('.js')).map((file) => gzipSync(readFileSync(new URL(file, root)), { level: 9 }).length)
  return bytes.reduce((sum, one) => sum + one, 0) / 1000
}
