// What stands in the form's fields, and the way from and to the API's shapes.

import type { ContactForm, LicenceKind, UnitCard, UnitForm, UnitState } from '../../units/model.ts'

export type LicenceDraft = {
  readonly key: string
  readonly id?: string
  readonly kind: LicenceKind
  readonly number: string
  readonly isic: string
  readonly issuedOn: string | null
  readonly expiresOn: string | null
}
export type PhoneDraft = { readonly key: string; readonly number: string; readonly label: string }
export type ContactDraft = {
  readonly key: string
  readonly id?: string
  readonly name: string
  readonly post: string
  readonly phones: readonly PhoneDraft[]
}
export type UnitDraft = {
  readonly name: string
  readonly legalEntityId: string
  readonly isic: string
  readonly activity: string
  readonly countyId: string | null
  readonly parkId: string | null
  readonly address: string
  readonly postalCode: string
  readonly state: UnitState
  readonly nominalCapacity: number | null
  readonly actualCapacity: number | null
  readonly capacityUnit: string
  readonly shifts: number | null
  readonly employees: number | null
  readonly licences: readonly LicenceDraft[]
  readonly contacts: readonly ContactDraft[]
}

let next = 0
export const newKey = () => `row${next++}`
export const newPhone = (number = ''): PhoneDraft => ({ key: newKey(), number, label: '' })
export const newContact = (): ContactDraft => ({ key: newKey(), name: '', post: '', phones: [newPhone()] })
export const newLicence = (): LicenceDraft => ({ key: newKey(), kind: 'businessId', number: '', isic: '', issuedOn: null, expiresOn: null })

export const emptyUnit: UnitDraft = {
  name: '',
  legalEntityId: '',
  isic: '',
  activity: '',
  countyId: null,
  parkId: null,
  address: '',
  postalCode: '',
  state: 'active',
  nominalCapacity: null,
  actualCapacity: null,
  capacityUnit: '',
  shifts: null,
  employees: null,
  licences: [],
  contacts: [],
}

export function contactDrafts(contacts: UnitCard['contacts']): ContactDraft[] {
  return contacts.map((c) => ({
    key: newKey(),
    id: c.id,
    name: c.name,
    post: c.post,
    phones: c.phones.map((p) => ({ key: newKey(), number: p.number, label: p.label })),
  }))
}

export function unitDraft(unit: UnitCard): UnitDraft {
  const { name, isic, activity, countyId, parkId, address, postalCode, state, nominalCapacity, actualCapacity, capacityUnit, shifts, employees } =
    unit
  return {
    name,
    isic,
    activity,
    countyId,
    parkId,
    address,
    postalCode,
    state,
    nominalCapacity,
    actualCapacity,
    capacityUnit,
    shifts,
    employees,
    legalEntityId: unit.legalEntityId ?? '',
    licences: unit.licences.map((l) => ({ ...l, key: newKey() })),
    contacts: contactDrafts(unit.contacts),
  }
}

/** Empty phone rows are left out: a row somebody opened and forgot is no mistake. */
export function contactForms(contacts: readonly ContactDraft[]): ContactForm[] {
  return contacts.map(({ id, name, post, phones }) => ({
    ...(id && { id }),
    name,
    post,
    phones: phones.filter((p) => p.number.trim() !== '').map(({ number, label }) => ({ number, label })),
  }))
}

export function unitForm(draft: UnitDraft): UnitForm {
  const { legalEntityId, countyId, contacts, licences, ...rest } = draft
  return {
    ...rest,
    legalEntityId: legalEntityId.trim() || null,
    countyId: countyId ?? '',
    licences: licences.map(({ key: _, ...licence }) => licence),
    contacts: contactForms(contacts),
  }
}
