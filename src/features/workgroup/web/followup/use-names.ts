// Names of months, quarters and records in the language of the page, and the lists that filters choose from.

import { formatNumber } from '#kernel/format.ts'
import { useMonthName } from '#features/obstacles/web/register/parts.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { followupApi as api } from '../../followup/api.ts'
import type { Side } from '../../followup/model.ts'
import { monthsBack } from '../../followup/rules.ts'

type Text2 = { readonly fa: string; readonly en: string }
const monthsShown = 48

export function useSay(): (text: Text2 | null) => string {
  const { locale } = useWords()
  return (text) => (text === null ? '—' : locale === 'fa' ? text.fa : text.en)
}

/** 1405-3 → پاییز ۱۴۰۵ */
export function useQuarterName(): (quarter: string) => string {
  const { t, locale } = useWords()
  return (quarter) =>
    t(`workgroup.followup.quarter.${quarter.slice(5)}`, { year: formatNumber(Number(quarter.slice(0, 4)), locale, { useGrouping: false }) })
}

/** The head of a line: months by name, everything else as it is called. */
export function useLineName(): (side: Side, line: Text2 & { readonly key: string }) => string {
  const say = useSay()
  const monthName = useMonthName()
  return (side, line) => (side === 'month' ? monthName(line.key) : say(line))
}

export function useFollowupChoices() {
  const { t } = useWords()
  const say = useSay()
  const monthName = useMonthName()
  const found = useApi(api.followupChoices, {}, { key: 'followup.choices' })
  const list = (rows: readonly (Text2 & { readonly id: string })[] = []) => rows.map((r) => ({ id: r.id, text: say(r) }))
  const bodies = found.data?.bodies ?? []
  return {
    agencies: list(found.data?.agencies),
    bodies: (level: string | undefined) => list(bodies.filter((b) => level === undefined || b.level === level)),
    levels: [...new Set(bodies.map((b) => b.level))].map((id) => ({ id, text: t(`workgroup.kind.${id}`) })),
    counties: [...list(found.data?.counties), { id: 'none', text: t('workgroup.followup.no-county') }],
    domains: [...list(found.data?.domains), { id: 'none', text: t('workgroup.followup.no-topic') }],
    months: monthsBack(new Date(), monthsShown).map((m) => ({ id: m, text: monthName(m) })),
  }
}
