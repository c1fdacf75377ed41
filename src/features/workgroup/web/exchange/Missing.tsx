// Who is not in the table, so that a rank of two among two is not taken for one of the country.

import { formatNumber } from '#kernel/format.ts'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { useWords } from '#ui/words.tsx'
import type { League } from '../../exchange/model.ts'

export function Missing({ league }: { league: League }) {
  const { t, locale } = useWords()
  if (league.missing.length === 0) return null
  const summary = t('workgroup.league.missing', {
    count: formatNumber(league.missing.length, locale),
    there: formatNumber(league.rows.length, locale),
  })
  return (
    <Disclosure summary={summary}>
      <p>{league.missing.map((p) => p.name[locale]).join(locale === 'fa' ? '، ' : ', ')}</p>
    </Disclosure>
  )
}
