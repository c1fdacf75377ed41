// What letters about resolutions say: fields of their wording and their blocks, ready to be printed. Pure.

import { formatDate, formatMoney, type Locale } from '#kernel/format.ts'
import type { Block } from '../../papers/model.ts'
import type { ResolutionView } from '../model.ts'

/** Words and dates in the language of the paper. */
export type How = { readonly t: (key: string, params?: Record<string, string | number>) => string; readonly locale: Locale }
type Told = Pick<ResolutionView, 'code' | 'owner' | 'text' | 'amount' | 'currency' | 'dueAt' | 'evidenceType' | 'article' | 'duties'>

export const nameIn = (n: { readonly fa: string; readonly en: string }, locale: Locale): string => (locale === 'fa' ? n.fa : n.en || n.fa)

export function resolutionBlock(r: Told, { t, locale }: How): Block {
  const money =
    r.amount !== null && r.currency ? ` ${t('workgroup.resolution.letter.amount', { amount: formatMoney(r.amount, r.currency, locale) })}` : ''
  return {
    kind: 'resolution',
    no: r.code ?? '',
    owner: nameIn(r.owner, locale),
    text: r.text + money,
    due: formatDate(r.dueAt, locale, 'date'),
    evidence: t(`obstacles.evidence.${r.evidenceType}`),
    article: r.article,
    duties: r.duties.map((d) => t('workgroup.resolution.letter.duty', { text: d.text, until: formatDate(d.dueAt, locale, 'date') })),
  }
}

/** Which session of which body decided. */
export const meetingFields = (r: ResolutionView, { locale }: How) => ({
  body: nameIn(r.body, locale),
  session: r.session?.code ?? '',
  heldOn: r.session ? formatDate(r.session.heldAt, locale, 'date') : '',
})

/** The notification (ابلاغ) to the owner. */
export const notificationFields = (r: ResolutionView, how: How): Record<string, string> => ({
  recipient: how.t('workgroup.resolution.letter.toOwner', { owner: nameIn(r.owner, how.locale) }),
  resolution: r.code ?? '',
  owner: nameIn(r.owner, how.locale),
  ...meetingFields(r, how),
  unit: r.unitName,
  due: formatDate(r.dueAt, how.locale, 'date'),
  objectionUntil: r.objectBy ? formatDate(r.objectBy, how.locale, 'date') : '',
})

/** In writing to the applicant (guide.md §2): what was decided about their dossier. */
export const applicantFields = (r: ResolutionView, how: How): Record<string, string> => ({
  recipient: how.t('workgroup.resolution.letter.toApplicant', { unit: r.unitName }),
  unit: r.unitName,
  dossier: r.dossier.code,
  ...meetingFields(r, how),
})

/** The answer to an objection. */
export const answerFields = (r: ResolutionView, how: How): Record<string, string> => ({
  recipient: how.t('workgroup.resolution.letter.toOwner', { owner: nameIn(r.owner, how.locale) }),
  resolution: r.code ?? '',
  owner: nameIn(r.owner, how.locale),
  body: nameIn(r.body, how.locale),
  objectedOn: r.objection ? formatDate(r.objection.at, how.locale, 'date') : '',
  decidedOn: r.objection?.decidedAt ? formatDate(r.objection.decidedAt, how.locale, 'date') : '',
  outcome: r.objection?.outcome ? how.t(`workgroup.resolution.outcome.${r.objection.outcome}`) : '',
})
