// Words and digits of pages. One catalogue per language, whose parts come with the pages (word-store.ts); keys are flat:
// `casework.status.routed`.

import { createContext, type ReactNode, use, useMemo } from 'react'
import type { Locale } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { fillWords, problemWords } from '#kernel/words.ts'

export type { Locale }
export type Catalogue = Readonly<Record<string, string>>
export type Translate = (key: string, params?: Record<string, unknown>) => string
export type Words = {
  readonly t: Translate
  readonly locale: Locale
  /** True when the catalogue knows the key. */
  readonly has: (key: string) => boolean
  /** The words of any thrown thing: a Problem by its code, anything else as a bug. */
  readonly say: (problem: unknown) => string
}

/** Fills `{name}` placeholders; numbers are printed in the digits of the locale. Unknown keys show themselves. */
export function translator(catalogue: Catalogue, locale: Locale): Translate {
  return (key, params) => {
    const text = catalogue[key] ?? key
    return params ? fillWords(text, params, locale) : text
  }
}

const WordsContext = createContext<Words>({ t: (key) => key, locale: 'fa', has: () => false, say: String })

export function WordsProvider({ locale, catalogue, children }: { locale: Locale; catalogue: Catalogue; children: ReactNode }) {
  const words = useMemo<Words>(() => {
    const t = translator(catalogue, locale)
    const has = (key: string) => key in catalogue
    const say = (problem: unknown) => {
      const code = problem instanceof Problem ? problem.code : 'http/bug'
      const key = `problem.${code}`
      if (!has(key)) return t('problem.http/bug')
      return problem instanceof Problem ? problemWords(problem, t, locale, has) : t(key)
    }
    return { t, locale, has, say }
  }, [locale, catalogue])
  return <WordsContext value={words}>{children}</WordsContext>
}

/** `const { t, locale } = useWords()` */
export function useWords(): Words {
  return use(WordsContext)
}
