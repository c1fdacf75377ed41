// A hat while it is being chosen in a form.

import type { StaffRole } from '../../model.ts'

export type HatDraft = { readonly role: StaffRole | null; readonly agencyId: string | null; readonly deskId: string | null }
export const noHat: HatDraft = { role: null, agencyId: null, deskId: null }

export const needsAgency = (role: string | null) => role === 'agencyRep' || role === 'agencyHead'

/** The body the server wants; null while something is missing. */
export function hatOf(draft: HatDraft): { role: StaffRole; agencyId?: string; deskId?: string } | null {
  if (!draft.role) return null
  if (!needsAgency(draft.role)) return { role: draft.role }
  if (!draft.agencyId) return null
  if (draft.role === 'agencyHead') return { role: draft.role, agencyId: draft.agencyId }
  return draft.deskId ? { role: draft.role, agencyId: draft.agencyId, deskId: draft.deskId } : null
}
