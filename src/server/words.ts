// Words for people, on the server: replies, messages, printed pages. The catalogues are the same files that pages use.

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locale } from '#kernel/format.ts'
import { fillWords } from '#kernel/words.ts'

export type Catalogue = Readonly<Record<string, string>>
export type Translate = (key: string, params?: Record<string, unknown>, locale?: Locale) => string

/** @returns the words under the key, or the key itself when a catalogue lacks it (a safety test looks for that) */
export function translator(words: Record<Locale, Catalogue>): Translate {
  return (key, params = {}, locale = 'fa') => fillWords(words[locale][key] ?? key, params, locale)
}

/** Every words.<locale>.json of the source tree, as one catalogue a language; keys carry their room. */
export function readWords(): Record<Locale, Catalogue> {
  const root = fileURLToPath(new URL('../', import.meta.url))
  const all = (locale: Locale): Catalogue =>
    Object.assign(
      {},
      ...globSync(`**/words.${locale}.json`, { cwd: root }).map((file) => JSON.parse(readFileSync(`${root}${file}`, 'utf8')) as Catalogue),
    )
  return { fa: all('fa'), en: all('en') }
}
