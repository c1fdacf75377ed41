// What of a dossier's history its applicant reads. Pure.

import type { DossierAct } from '../../model.ts'
import type { Act } from '../history/rules.ts'

const shown: ReadonlySet<DossierAct> = new Set<DossierAct>([
  'open',
  'send_to_committee',
  'accept',
  'return',
  'remind',
  'not_brought',
  'complete',
  'attach',
  'refuse',
  'refer',
  'put_on_agenda',
  'take_off',
  'defer',
  'decide',
  'refer_up',
  'close',
  'reopen',
  'withdraw',
])
/** Reasons that are written for the applicant; notes of colleagues to each other are not. */
const spoken: ReadonlySet<DossierAct> = new Set<DossierAct>([
  'return',
  'refuse',
  'refer',
  'defer',
  'refer_up',
  'close',
  'withdraw',
  'complete',
  'reopen',
])

export const isShown = (act: Act): boolean =>
  shown.has(act.name) && (act.name !== 'attach' || act.actorRole === 'producer' || act.actorRole === 'investor')
export const textFor = (act: Act): string => (spoken.has(act.name) && typeof act.details['text'] === 'string' ? act.details['text'] : '')

/** The reason that matters now: of the last act that said one to the applicant and moved the dossier. */
export const reasonOf = (acts: readonly Act[]): string =>
  textFor(acts.findLast((a) => ['return', 'refuse', 'defer', 'close', 'refer_up'].includes(a.name)) ?? acts[0]!)
