// How sessions are named and coloured in the reader's language.

import { formatDate, type Locale, toPersianDigits } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import type { Translate } from '#ui/words.tsx'
import type { SessionState } from '../../model.ts'
import type { AgendaItem, SessionAct, SessionLine, SessionView } from '../../sessions/model.ts'

type Tone = 'neutral' | 'primary' | 'success' | 'warning' | 'danger' | 'info'
const tones: Readonly<Record<SessionState, Tone>> = {
  planned: 'neutral',
  called: 'primary',
  sitting: 'warning',
  closed: 'info',
  minuted: 'success',
  not_held: 'danger',
  cancelled: 'danger',
}
export const toneOf = (state: SessionState): Tone => tones[state]

/** «جلسهٔ ۱۲ سال ۱۴۰۵»; years are never grouped. */
export const nameOf = (s: Pick<SessionLine, 'no' | 'year'>, t: Translate, locale: Locale): string =>
  t('workgroup.session.one', { no: s.no, year: locale === 'fa' ? toPersianDigits(String(s.year)) : String(s.year) })

/** "Wednesday 4 Azar 1405, 09:00". */
export const whenOf = (at: string, locale: Locale): string =>
  `${formatDate(at, locale, 'full')}${locale === 'fa' ? '، ' : ', '}${formatDate(at, locale, 'time')}`

/** A reason that came with the view, as the buttons want it. */
export const reasonOf = (why: { code: string; details: Record<string, unknown> } | null | undefined): Problem | null =>
  why ? new Problem(why.code, 409, why.details) : null

export const whyNot = (s: Pick<SessionView, 'acts'>, name: SessionAct): Problem | null => reasonOf(s.acts.find((a) => a.name === name)?.whyNot)

/** What an item is about, in one line. */
export const titleOf = (i: Pick<AgendaItem, 'title' | 'resolutionText' | 'subject' | 'resolutionId'>): string =>
  i.title || (i.resolutionId ? i.resolutionText : i.subject)
export const codeOf = (i: Pick<AgendaItem, 'resolutionCode' | 'dossierCode'>): string => i.resolutionCode || i.dossierCode

/** Why it was cancelled or not held. */
export const outcomeText = (outcome: string, t: Translate): string => (outcome === 'missed' ? t('workgroup.session.outcome.missed') : outcome)
