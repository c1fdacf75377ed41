// Units and investors as the API shows and takes them.

import { type Static, Type } from 'typebox'
import { Id, Day, UnitHint, maybe, pageOf } from '../model.ts'

export const unitStates = ['active', 'semiActive', 'underCapacity', 'idle', 'closed', 'underConstruction', 'abandoned'] as const
export type UnitState = (typeof unitStates)[number]
export const licenceKinds = ['businessId', 'establishment', 'operating', 'expansion', 'tradeUnit'] as const
export type LicenceKind = (typeof licenceKinds)[number]

/** As typed: Persian or Arabic digits, spaces, +98/0098/09 are all right; stored as E.164. */
const PhoneForm = Type.Object({ number: Type.String({ maxLength: 40 }), label: Type.Optional(Type.String({ maxLength: 60 })) })
const ContactForm = Type.Object({
  /** Absent for a new contact; contacts left out are removed. */
  id: Type.Optional(Id),
  name: Type.String({ maxLength: 120 }),
  post: Type.Optional(Type.String({ maxLength: 120 })),
  phones: Type.Array(PhoneForm, { maxItems: 10 }),
})
export type ContactForm = Static<typeof ContactForm>
const LicenceForm = Type.Object({
  id: Type.Optional(Id),
  kind: Type.Enum([...licenceKinds]),
  number: Type.String({ maxLength: 60 }),
  isic: Type.Optional(Type.String({ maxLength: 12 })),
  issuedOn: Type.Optional(maybe(Day)),
  expiresOn: Type.Optional(maybe(Day)),
})
export type LicenceForm = Static<typeof LicenceForm>

export const UnitForm = Type.Object({
  name: Type.String({ maxLength: 200 }),
  legalEntityId: Type.Optional(maybe(Type.String({ maxLength: 40 }))),
  isic: Type.Optional(Type.String({ maxLength: 12 })),
  activity: Type.Optional(Type.String({ maxLength: 300 })),
  countyId: Id,
  parkId: Type.Optional(maybe(Id)),
  address: Type.Optional(Type.String({ maxLength: 500 })),
  postalCode: Type.Optional(Type.String({ maxLength: 30 })),
  state: Type.Optional(Type.Enum([...unitStates])),
  /** Per year, in `capacityUnit`; nominal = three shifts, 280 days, 80 % (guide §7). */
  nominalCapacity: Type.Optional(maybe(Type.Number({ minimum: 0 }))),
  actualCapacity: Type.Optional(maybe(Type.Number({ minimum: 0 }))),
  capacityUnit: Type.Optional(Type.String({ maxLength: 40 })),
  shifts: Type.Optional(maybe(Type.Integer({ minimum: 1, maximum: 3 }))),
  employees: Type.Optional(maybe(Type.Integer({ minimum: 0, maximum: 1_000_000 }))),
  licences: Type.Optional(Type.Array(LicenceForm, { maxItems: 40 })),
  contacts: Type.Optional(Type.Array(ContactForm, { maxItems: 40 })),
})
export type UnitForm = Static<typeof UnitForm>

const Phone = Type.Object({ id: Id, number: Type.String(), label: Type.String() })
const Contact = Type.Object({ id: Id, name: Type.String(), post: Type.String(), phones: Type.Array(Phone) })
export type Contact = Static<typeof Contact>
const Licence = Type.Object({
  id: Id,
  kind: Type.Enum([...licenceKinds]),
  number: Type.String(),
  isic: Type.String(),
  issuedOn: maybe(Day),
  expiresOn: maybe(Day),
})
export type Licence = Static<typeof Licence>

/** Everything about a unit. Contacts are empty with `phonesHidden` for those who may not see them. */
export const UnitCard = Type.Object({
  ...UnitHint.properties,
  state: Type.Enum([...unitStates]),
  isic: Type.String(),
  parkId: maybe(Id),
  parkFa: maybe(Type.String()),
  parkEn: maybe(Type.String()),
  address: Type.String(),
  postalCode: Type.String(),
  nominalCapacity: maybe(Type.Number()),
  actualCapacity: maybe(Type.Number()),
  capacityUnit: Type.String(),
  shifts: maybe(Type.Integer()),
  employees: maybe(Type.Integer()),
  createdAt: Type.String({ format: 'date-time' }),
  version: Type.Integer(),
  licences: Type.Array(Licence),
  contacts: Type.Array(Contact),
  phonesHidden: Type.Boolean(),
  /** The acts open to this person. */
  open: Type.Array(Type.String()),
})
export type UnitCard = Static<typeof UnitCard>
export const UnitPage = pageOf(UnitHint)
/** A page of the list, and what was probably meant when words find little. */
export const UnitsFound = Type.Object({ ...UnitPage.properties, meant: maybe(Type.String()) })

export const InvestorForm = Type.Object({
  name: Type.String({ maxLength: 200 }),
  nationalId: Type.Optional(maybe(Type.String({ maxLength: 30 }))),
  plan: Type.Optional(Type.String({ maxLength: 1000 })),
  countyId: Type.Optional(maybe(Id)),
  contacts: Type.Optional(Type.Array(ContactForm, { maxItems: 10 })),
})
export type InvestorForm = Static<typeof InvestorForm>
export const InvestorCard = Type.Object({
  id: Id,
  name: Type.String(),
  nationalId: maybe(Type.String()),
  plan: Type.String(),
  countyId: maybe(Id),
  createdAt: Type.String({ format: 'date-time' }),
  version: Type.Integer(),
  contacts: Type.Array(Contact),
  open: Type.Array(Type.String()),
})
export type InvestorCard = Static<typeof InvestorCard>

export const NewPhone = Type.Object({
  name: Type.String({ maxLength: 120 }),
  number: Type.String({ maxLength: 40 }),
  label: Type.Optional(Type.String({ maxLength: 60 })),
})
