// Small things that every page of the catalogue shows alike.

import type { Locale } from '#kernel/format.ts'
import type { GroupDetail } from '../../catalogue/model.ts'

type Named = { readonly nameFa: string; readonly nameEn: string }

export const nameIn = (locale: Locale, one: Named): string => (locale === 'fa' ? one.nameFa : one.nameEn || one.nameFa)
type Said = (key: string, params?: Record<string, unknown>) => string

/** A field of a group as text, for differences between two versions. */
export function fieldText(field: keyof GroupDetail, group: GroupDetail, t: Said): string {
  const value = group[field]
  if (field === 'evidenceType') return t(`obstacles.evidence.${group.evidenceType}`)
  if (field === 'asks') return group.asks.map((ask) => t(`obstacles.ask.${ask}`)).join(' · ')
  if (field === 'retired') return group.retired ? t('obstacles.yes') : t('obstacles.no')
  if (Array.isArray(value)) return value.join(' · ')
  return value === null ? '' : String(value)
}
