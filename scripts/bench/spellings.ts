// Field words in the spellings that people write them in: every one must find every other.

import { fold, stem } from '#kernel/fold.ts'
import { indexTerms } from '#kernel/text.ts'
import { stems, stopWords } from '#kernel/text-words.ts'

const zwnj = '\u200c'
/** Verbs are no words of the field: «می‌…», «…ه‌اند», «…است». */
const verb = /^ن?می|است$|ه\u200c(?:ام|ای|ایم|اید|اند)$/

/** The first `count` words of these texts that mean something by themselves; half-space compounds are one word. */
export function fieldWords(texts: readonly string[], count: number): string[] {
  const words = new Map<string, string>()
  for (const word of texts.flatMap((text) => text.match(/[\u0621-\u06cc\u200c]{3,}/g) ?? [])) {
    const plain = word.replace(/^\u200c+|\u200c+$/g, '')
    const key = fold(plain)
    if (key.length >= 3 && !verb.test(plain) && !stopWords.has(key) && indexTerms(plain).length > 0 && !words.has(key)) words.set(key, plain)
  }
  return [...words.values()].slice(0, count)
}

const arabic = (word: string) => word.replaceAll('ی', 'ي').replaceAll('ک', 'ك')
const marked = (word: string) => word.replace(/^(.)(.)/, '$1\u064e$2\u0651')
const drawn = (word: string) => word.replace(/^(..)/, '$1\u0640\u0640')

/** Half-space kept, lost to a space, lost altogether, typed as a soft hyphen; Arabic letters, diacritics, tatweel; plurals of singulars. */
export function spellingsOf(word: string): string[] {
  const spaced = [word, ...(word.includes(zwnj) ? [word.replaceAll(zwnj, ' '), word.replaceAll(zwnj, ''), word.replaceAll(zwnj, '\u00ad')] : [])]
  const forms = [...spaced, ...spaced.map(arabic), ...spaced.map(marked), ...spaced.map(drawn)]
  const last = fold(word)
    .split(/[ \u200c]/)
    .at(-1)!
  const singular = stem(last) === last && stems.get(last) === undefined && !/(ات|ها|های|ان|ین|ای|شده)$/.test(last)
  return [...new Set([...forms, ...(singular ? [`${word}${zwnj}ها`, `${word} های`, `${word}ها`, `${word}${zwnj}هایشان`] : [])])]
}
