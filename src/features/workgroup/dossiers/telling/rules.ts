// Who is told of an act of a dossier: the applicant always in writing, the house by its bells. Pure.

import type { DossierAct } from '../../model.ts'
import type { Act } from '../history/rules.ts'

/** Acts of which the applicant gets a message (guide.md §2: applicants are told in writing). */
export const written = {
  open: 'dossier.opened',
  return: 'dossier.returned',
  refuse: 'dossier.refused',
  put_on_agenda: 'dossier.on_agenda',
  decide: 'dossier.decided',
  remind: 'dossier.documents_due',
  not_brought: 'dossier.documents_overdue',
} as const satisfies Partial<Record<DossierAct, string>>
export type Written = keyof typeof written
export const isWritten = (name: DossierAct): name is Written => name in written

/** `clerks`: secretaries and the clerk of the body; `committee`: whoever sits in it; `committeeClerks`: who keeps it; `opener`: who opened the dossier; `applicant`: owners with an account. */
export type BellTo = 'clerks' | 'committee' | 'committeeClerks' | 'manager' | 'applicant' | 'opener'

export function bellsFor({ name, actorRole }: Pick<Act, 'name' | 'actorRole'>): readonly BellTo[] {
  switch (name) {
    case 'open':
      return ['clerks', 'applicant']
    case 'add_cases':
    case 'reopen':
      return actorRole === 'system' ? ['clerks'] : []
    case 'send_to_committee':
      return ['committee']
    case 'accept':
    case 'refer':
    case 'refer_up':
    case 'complete':
    case 'withdraw':
      return ['clerks', 'committee']
    case 'return':
    case 'refuse':
    case 'put_on_agenda':
    case 'decide':
      return ['applicant']
    case 'remind':
      return ['applicant', 'opener']
    case 'not_brought':
      return ['applicant', 'clerks', 'committeeClerks', 'opener']
    case 'late':
      return ['clerks', 'manager']
    default:
      return []
  }
}

/** A session that goes on after a closing by mistake says nothing new to whoever was told of it. */
export const isTold = (act: Act): boolean => act.details['why'] !== 'resumed' && (isWritten(act.name) || bellsFor(act).length > 0)
