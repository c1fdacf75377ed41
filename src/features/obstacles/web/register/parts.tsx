// Small parts that the pages of the register and of duplicates share.

import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { Outcome } from '../../register/model.ts'

const tones = {
  open: 'primary',
  waiting_systemic: 'warning',
  solved: 'success',
  unsolved: 'danger',
  merged: 'neutral',
  withdrawn: 'neutral',
} as const

/** What came of it, in words and tone. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { t } = useWords()
  return <Badge tone={tones[outcome]}>{t(`obstacles.register.outcome.${outcome}`)}</Badge>
}

/** A code, always Latin and left to right. */
export function ObstacleCode({ code }: { code: string }) {
  return (
    <bdi className="reg-code" dir="ltr">
      {code}
    </bdi>
  )
}

/** A text with the words that were searched for marked. */
export function Pieces({ parts }: { parts: readonly { readonly text: string; readonly hit: boolean }[] }) {
  return <>{parts.map((part, n) => (part.hit ? <mark key={n}>{part.text}</mark> : <span key={n}>{part.text}</span>))}</>
}

/** Where a row leads: a case to its page, a row of the backlog to its own. */
export const hrefOf = (row: { readonly id: string; readonly kind: string }): string =>
  row.kind === 'case' ? `/app/cases/${row.id}` : `/app/register/${row.id}`

/** A Jalali month for people: «آذر ۱۴۰۵», `Azar 1405`. */
export function useMonthName(): (month: string) => string {
  const { t, locale } = useWords()
  return (month) =>
    t('obstacles.month', {
      month: t(`obstacles.month.${Number(month.slice(5))}`),
      year: formatNumber(Number(month.slice(0, 4)), locale, { useGrouping: false }),
    })
}
