// How bodies are named and described in the reader's language.

import { Problem } from '#kernel/problem.ts'
import { formatDate, formatNumber, type Locale, toPersianDigits } from '#kernel/format.ts'
import type { Translate } from '#ui/words.tsx'
import type { BodyLine, BodyPage, BodyView } from '../../bodies/model.ts'

export const pick = (fa: string, en: string, locale: Locale): string => (locale === 'fa' ? fa : en || fa)

export const clock = (time: string, locale: Locale) => (locale === 'fa' ? toPersianDigits(time) : time)

/** "Every Monday, 09:00", or that it meets when called. */
export function meets(body: Pick<BodyView, 'weekday' | 'everyWeeks' | 'startsAt'>, t: Translate, locale: Locale): string {
  if (body.weekday === null) return t('workgroup.bodies.noDayShort')
  const day = t(`workgroup.bodies.day.${body.weekday}`)
  const time = clock(body.startsAt, locale)
  return body.everyWeeks === 1
    ? t('workgroup.bodies.weekly', { day, time })
    : t('workgroup.bodies.everyN', { weeks: formatNumber(body.everyWeeks, locale), day, time })
}

/** "Monday 2 Azar 1405, 09:00". */
export const session = (at: string, locale: Locale): string =>
  `${formatDate(at, locale, 'full')}${locale === 'fa' ? '، ساعت ' : ', '}${formatDate(at, locale, 'time')}`

export const quorum = (body: Pick<BodyLine, 'quorumRule' | 'quorum' | 'voting'>, t: Translate, locale: Locale): string =>
  body.quorumRule === 'none'
    ? t('workgroup.bodies.quorumNone')
    : t('workgroup.bodies.quorumOf', { needed: formatNumber(body.quorum, locale), voting: formatNumber(body.voting, locale) })

/** Why the caller may not do this to the body now; null: they may. */
export function refusalOf(body: Pick<BodyPage, 'acts'>, name: BodyPage['acts'][number]['name']): Problem | null {
  const found = body.acts.find((act) => act.name === name)?.whyNot
  return found ? new Problem(found.code, 409, found.details) : null
}
