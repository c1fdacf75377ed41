// Who may read which paper of a subject they see. Pure.

import type { Actor } from '#kernel/actor.ts'
import type { PaperKind } from '../model.ts'

type Paper = { readonly kind: PaperKind; readonly confidential: boolean }

/** Evidence against an agency, before it is handed over: for those who decide on that. */
const sealed: readonly PaperKind[] = ['nonfeasance', 'inspection']
/** What is written to an applicant. Minutes and packs speak of other units too. */
const forApplicants: readonly PaperKind[] = ['applicant_letter', 'invitation', 'addendum']

/**
 * Whether a hat reads a kind of paper, given that it sees the subject (the subject's own law has been asked). Confidential
 * papers: secretary, head of the centre, and whoever sees the subject by seat, agency or ownership.
 * @param seated sits in the body that has the subject
 */
export function readsKind(actor: Pick<Actor, 'role'>, { kind, confidential }: Paper, seated: boolean): boolean {
  switch (actor.role) {
    case 'secretary':
    case 'centreHead':
    case 'system':
      return true
    case 'manager':
      return !confidential || seated
    case 'auditor':
      return !confidential
    case 'operator':
      return !confidential && !sealed.includes(kind) && kind !== 'pack'
    case 'producer':
    case 'investor':
      return forApplicants.includes(kind)
    case 'agencyRep':
    case 'agencyHead':
    case 'expert':
    case 'official':
      return !sealed.includes(kind)
    default:
      return false
  }
}

/** In the register no subject is asked, so the confidential ones show to these only. */
export const seesConfidential = (actor: Pick<Actor, 'role'>) => actor.role === 'secretary' || actor.role === 'centreHead'
