// The words of the pages in parts. `first` is what stands around every page and may stand on any; each room has a part
// that comes with its pages. The JSON catalogues stay as they are, one per noun, and the server reads them whole.

import { globSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { order } from '#features.ts'

type Words = Record<string, string>
const locales = ['fa', 'en'] as const
const root = new URL('../../', import.meta.url).pathname
const read = (file: string) => readFileSync(`${root}${file}`, 'utf8')

/** Everything of one language, but for the pages that the server draws. */
export function allWords(locale: string): Words {
  const files = ['src/kernel', 'src/ui', 'src/features/**'].flatMap((folder) => globSync(`${folder}/words.${locale}.json`, { cwd: root }))
  return Object.assign({}, ...files.filter((file) => !file.includes('/public/')).map((file) => JSON.parse(read(file)) as Words))
}

/** Names of pages in navigation, in its folds and among the settings, as routes.tsx of the rooms write them. */
export function pageNames(): Set<string> {
  const files = globSync('src/features/*/web/**/routes.tsx', { cwd: root })
  return new Set(files.flatMap((file) => [...read(file).matchAll(/\b(?:word|hint|group): '([^']+)'/g)].map(([, key]) => key!)))
}

/**
 * Where a word belongs. First come the engine's own words, those of people (who is signed in stands on every page), names of
 * rooms and pages, every refusal (a call may be refused by a room that heard of it) and every sentence of the bell. Names of facts
 * only the journal needs.
 */
export function partOf(key: string, names: ReadonlySet<string>): string {
  const [room = '', kind = ''] = key.split('.')
  const ofRoom = room !== 'people' && (order as readonly string[]).includes(room)
  if (kind === 'fact') return 'facts'
  return !ofRoom || kind === 'room' || names.has(key) || key.includes('.bell.') ? 'first' : room
}

/** The parts of one language: `{ first, facts, registry, … }`. */
export function wordsByRoom(locale: string): Record<string, Words> {
  const names = pageNames()
  const parts: Record<string, Words> = {}
  for (const [key, text] of Object.entries(allWords(locale))) (parts[partOf(key, names)] ??= {})[key] = text
  return parts
}

const list = 'virtual:words'

/** Serves `virtual:words` (src/ui/words-parts.d.ts): a loader for each part of each language. */
export const wordsPlugin: Plugin = {
  name: 'words-by-room',
  resolveId: (id) => (id.startsWith(list) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(`\0${list}`)) return null
    const [, locale, part] = id.split('/')
    if (locale && part) return `export const words = ${JSON.stringify(wordsByRoom(locale)[part])}`
    const loaders = (one: string) => Object.keys(wordsByRoom(one)).map((name) => `${name}: () => import('${list}/${one}/${name}')`)
    return `export const parts = { ${locales.map((one) => `${one}: { ${loaders(one).join(', ')} }`).join(', ')} }`
  },
}
