// The catalogue as a printed booklet. Pure.

import { formatDate, formatNumber, type Locale, toPersianDigits } from '#kernel/format.ts'
import type { GroupDetail } from '../model.ts'
import type { BookletData, BookletGroup } from './model.ts'

type Said = (key: string, params?: Record<string, unknown>) => string
type Named = { readonly nameFa: string; readonly nameEn: string }

export type BookletInput = {
  readonly locale: Locale
  readonly t: Said
  readonly province: Named
  readonly now: Date
  readonly domains: readonly (Named & { readonly code: string })[]
  /** Active groups in the order of codes. */
  readonly groups: readonly GroupDetail[]
  /** Agencies of the province by group code; the national catalogue's word stands where there are none. */
  readonly usual: ReadonlyMap<string, readonly Named[]>
  readonly panels: ReadonlyMap<string, Named>
}

/** Data for `renderPdf({ template: 'catalogue' })`. */
export function bookletData({ locale, t, province, now, domains, groups, usual, panels }: BookletInput): BookletData {
  const name = (one: Named) => (locale === 'fa' ? one.nameFa : one.nameEn || one.nameFa)
  const digits = (text: string) => (locale === 'fa' ? toPersianDigits(text) : text)
  const days = (n: number | null) => (n === null ? '' : t('obstacles.booklet.days', { count: n, n: formatNumber(n, locale) }))
  const comma = locale === 'fa' ? '، ' : ', '
  const entry = (g: GroupDetail): BookletGroup => ({
    code: g.code,
    name: name(g),
    other: locale === 'fa' ? g.nameEn : g.nameFa,
    description: digits(locale === 'fa' ? g.descriptionFa : g.descriptionEn),
    // Producers tell their obstacles in Persian; the English edition does without.
    examples: locale === 'fa' ? g.examples.slice(0, 3).map((e) => `«${digits(e)}»`) : [],
    facts: [
      [t('obstacles.booklet.agency'), usual.get(g.code)?.map(name).join(comma) || (locale === 'fa' ? g.agencyFa : g.agencyEn)],
      [t('obstacles.evidence'), t(`obstacles.evidence.${g.evidenceType}`)],
      [t('obstacles.booklet.asks'), g.asks.map((ask) => t(`obstacles.ask.${ask}`)).join(comma)],
      [t('obstacles.form.ackDays'), days(g.ackDays)],
      [t('obstacles.form.actDays'), days(g.actDays)],
      [t('obstacles.panel'), panels.get(g.code) ? name(panels.get(g.code)!) : ''],
    ],
  })
  const title = t('obstacles.booklet.title')
  const date = formatDate(now, locale, 'date')
  return {
    lang: locale,
    otherLang: locale === 'fa' ? 'en' : 'fa',
    title,
    subtitle: t('obstacles.booklet.subtitle', { groups: formatNumber(groups.length, locale), domains: formatNumber(domains.length, locale) }),
    province: t('obstacles.booklet.province', { name: name(province) }),
    date,
    foot: `${t('obstacles.booklet.province', { name: name(province) })} · ${date}`,
    words: { product: t('obstacles.booklet.product'), contents: t('obstacles.booklet.contents'), colophon: t('obstacles.booklet.colophon') },
    domains: domains.map((domain) => {
      const mine = groups.filter((g) => g.domainCode === domain.code)
      return {
        name: name(domain),
        count: t('obstacles.booklet.count', { n: formatNumber(mine.length, locale), count: mine.length }),
        groups: mine.map(entry),
      }
    }),
  }
}
