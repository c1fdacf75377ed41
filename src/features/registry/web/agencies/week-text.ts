// Weekly hours in one line: «شنبه تا چهارشنبه ۰۷:۳۰–۱۴:۳۰».

import { toPersianDigits } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import type { Hours } from '../../agencies/model.ts'

/** The days of a week as Iran counts them: Saturday first (0 = Sunday … 6 = Saturday). */
export const weekdays = [6, 0, 1, 2, 3, 4, 5] as const

export function useWeekText(): (week: readonly Hours[]) => string {
  const { t, locale } = useWords()
  const digits = (text: string) => (locale === 'fa' ? toPersianDigits(text) : text)
  return (week) =>
    week
      .map(
        (h) =>
          `${runs(h.days)
            .map((run) =>
              run.length > 2
                ? t('registry.week.run', { from: t(`registry.day.${run[0]}`), to: t(`registry.day.${run.at(-1)}`) })
                : run.map((d) => t(`registry.day.${d}`)).join(t('registry.comma')),
            )
            .join(t('registry.comma'))} \u2066${digits(h.from)}–${digits(h.to)}\u2069`,
      )
      .join(t('registry.semicolon'))
}

/** Days that follow one another, together. */
function runs(days: readonly number[]): number[][] {
  const out: number[][] = []
  for (const [at, day] of weekdays.entries()) {
    if (!days.includes(day)) continue
    const before = weekdays[at - 1]
    if (before !== undefined && days.includes(before)) out.at(-1)!.push(day)
    else out.push([day])
  }
  return out
}
