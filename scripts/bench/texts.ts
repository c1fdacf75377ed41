// Decided texts for as many groups as wanted: the catalogue's, told in their own words, and invented ones beside them. The
// same count gives the same texts. Generated, not gathered: they say how fast and how large, not how good.

import type { CatalogueText, Example } from '#features/obstacles/triage/rules.ts'
import { seeded } from '../../demo/units.ts'
import { storyOf } from './stories.ts'

export type Group = { readonly code: string; readonly name: string; readonly keywords: string }
type Told = { readonly code: string; readonly words: readonly string[] }

const letters = [...'بپتجچحخدرزسشصضطعغفقکگلمنوهی']
/** One decision in so many names another group than the text's own: people err too. */
const errors = 20

const wordsOf = (group: Group) => `${group.name} ${group.keywords}`.split(/[\s،,.()«»]+/).filter((word) => word.length > 2)

/** Four to eight words of a group, in a row of its own. */
export function ownWords(group: Group, draw: () => number): string {
  const words = wordsOf(group)
  return Array.from({ length: 4 + Math.floor(draw() * 5) }, () => words[Math.floor(draw() * words.length)]!).join(' ')
}

/** The catalogue and invented groups up to `wanted`: half of their words are another group's, half nobody's. */
export function groupsLike(catalogue: readonly Group[], wanted: number): Group[] {
  const draw = seeded(256)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
  const word = () => Array.from({ length: 4 + Math.floor(draw() * 4) }, () => pick(letters)).join('')
  const more = Array.from({ length: Math.max(0, wanted - catalogue.length) }, (_, i): Group => {
    const lent = Array.from({ length: 10 }, () => pick(wordsOf(pick(catalogue))))
    return { code: `X${String(i).padStart(3, '0')}`, name: `${word()} ${word()}`, keywords: [...lent, ...Array.from({ length: 10 }, word)].join(' ') }
  })
  return [...catalogue.slice(0, wanted), ...more]
}

export const catalogueLike = (groups: readonly Group[]): CatalogueText[] =>
  groups.map(({ code, name, keywords }) => ({ code, nameFa: name, nameEn: code, descriptionFa: '', keywords, examples: [], agencyFa: '' }))

/** `count` texts of 30 to 70 words with what people decided, oldest first. */
export function examplesLike(groups: readonly Group[], count: number): Example[] {
  const draw = seeded(45)
  const told = groups.map(({ code, ...group }): Told => ({ code, words: wordsOf({ code, ...group }) }))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
  const some = ({ words }: Told, least: number) => Array.from({ length: least + Math.floor(draw() * 10) }, () => pick(words)).join(' ')
  return Array.from({ length: count }, (_, i) => {
    // Some groups are much more frequent than others.
    const own = told[Math.floor(draw() ** 1.5 * told.length)]!
    const text = `${some(own, 5)} ${storyOf(i, draw)} ${some(own, 3)} ${some(pick(told), 1)}`
    return { text, code: draw() * errors < 1 ? pick(told).code : own.code }
  })
}
