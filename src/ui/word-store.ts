// Words that come in parts, with the pages that speak them. A catalogue only grows: who holds it finds new words in it.

import type { Locale } from '#kernel/format.ts'
import type { Catalogue } from './words.tsx'

type Load = () => Promise<{ readonly words: Catalogue }>
export type Loaders = Readonly<Record<Locale, Readonly<Record<string, Load>>>>

export type WordStore = {
  /** Fetches parts for every language in use; ready when it resolves. Names without words are nothing to wait for. */
  readonly need: (parts: readonly string[]) => Promise<void>
  /** The catalogue of a language with all that is needed by now and, from here on, all that will be. */
  readonly speak: (locale: Locale) => Promise<Catalogue>
}

/** `first` is needed from the start. */
export function wordStore(loaders: Loaders): WordStore {
  const catalogues: Record<Locale, Record<string, string>> = { fa: {}, en: {} }
  const needed = new Set(['first'])
  const spoken = new Set<Locale>()
  const fetched = new Map<Load, Promise<void>>()

  function fetchPart(locale: Locale, part: string): Promise<void> | undefined {
    const load = loaders[locale][part]
    if (!load || fetched.has(load)) return load && fetched.get(load)
    const coming = load().then(({ words }) => void Object.assign(catalogues[locale], words))
    fetched.set(load, coming)
    // What a broken line kept away is asked for again by the next who needs it.
    coming.catch(() => fetched.delete(load))
    return coming
  }

  return {
    need: async (parts) => {
      for (const part of parts) needed.add(part)
      await Promise.all([...spoken].flatMap((locale) => parts.map((part) => fetchPart(locale, part))))
    },
    speak: async (locale) => {
      // Told before the words are asked for: a page that opens meanwhile fetches its own for this language too.
      spoken.add(locale)
      await Promise.all([...needed].map((part) => fetchPart(locale, part)))
      return catalogues[locale]
    },
  }
}
