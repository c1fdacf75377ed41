// How many, honestly: a list that goes on is never said to be complete.

import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'

/** «۵۰+ مورد» while there is more, «۱۲ مورد» when that is all; nothing when empty. */
export function Count({ shown, more }: { shown: number; more: boolean }) {
  const { t, locale } = useWords()
  if (shown === 0) return null
  return <span className="cw-count">{t('casework.page.count', { count: formatNumber(shown, locale) + (more ? '+' : '') })}</span>
}
