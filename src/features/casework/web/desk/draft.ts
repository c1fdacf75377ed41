// The new case as the operator types it; kept in the browser until the server has it.

import type { UnitHint } from '#features/registry/model.ts'
import type { NewCase } from '../../cases/model.ts'
import type { Asked, Priority } from '../../model.ts'

export type CaseDraft = {
  readonly channel: 'phone' | 'field'
  readonly phone: string
  readonly name: string
  readonly unitId: string | null
  readonly unitName: string
  readonly countyId: string | null
  readonly groupCode: string | null
  readonly text: string
  readonly asked: Asked
  readonly priority: Priority
  readonly confidential: boolean
  readonly callId: string | null
}

export const emptyDraft: CaseDraft = {
  channel: 'phone',
  phone: '',
  name: '',
  unitId: null,
  unitName: '',
  countyId: null,
  groupCode: null,
  text: '',
  asked: {},
  priority: 'normal',
  confidential: false,
  callId: null,
}

/** What choosing a unit changes in the form. */
export function ofUnit(unit: UnitHint | null): Partial<CaseDraft> {
  return unit ? { unitId: unit.id, unitName: unit.name, countyId: unit.countyId } : { unitId: null }
}

/** The contract's body; empty fields are left out. */
export function bodyOfDraft(draft: CaseDraft): NewCase {
  return {
    text: draft.text.trim(),
    channel: draft.channel,
    priority: draft.priority,
    ...(draft.confidential && { confidential: true }),
    ...(draft.phone.trim() && { phone: draft.phone.trim() }),
    ...(draft.name.trim() && { name: draft.name.trim() }),
    ...(draft.unitId ? { unitId: draft.unitId } : draft.unitName.trim() ? { unitName: draft.unitName.trim() } : {}),
    ...(draft.countyId && { countyId: draft.countyId }),
    ...(draft.groupCode && { groupCode: draft.groupCode }),
    ...askedOf(draft),
    ...(draft.callId && { callId: draft.callId }),
  }
}

/** Only what was answered. Fields of a group chosen before stay in the draft: the server keeps what was told. */
const askedOf = ({ asked }: CaseDraft): Pick<NewCase, 'asked'> => {
  const told = Object.entries(asked ?? {}).filter(([, value]) => value !== '')
  return told.length ? { asked: Object.fromEntries(told) } : {}
}

/** What must still be filled, as the word of its field; null when it can be sent. */
export function missingOf(draft: CaseDraft): string | null {
  if (!draft.text.trim()) return 'text'
  if (!draft.phone.trim()) return 'phone'
  if (!draft.unitId && !draft.unitName.trim()) return 'unit'
  return null
}
