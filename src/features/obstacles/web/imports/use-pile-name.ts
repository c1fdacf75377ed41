import { useWords } from '#ui/words.tsx'
import type { Pile } from '../../imports/model.ts'
import { nameIn } from '../catalogue/look.ts'

/** A pile as people call it: the group with its code, or what its rows have in common. */
export function usePileName(): (pile: Pick<Pile, 'pile' | 'nameFa' | 'nameEn'>) => string {
  const { t, locale } = useWords()
  return (pile) => (pile.nameFa ? `${pile.pile} ${nameIn(locale, pile)}` : t(`obstacles.imports.pile.${pile.pile}`))
}
