// People of a province as the administrator (and heads) see them.

import { type Static, Type } from 'typebox'
import { Id, Nullable, RoleName, StaffRoleName, PersonName, PhoneInput } from '../model.ts'

export const GrantView = Type.Object({
  id: Id,
  role: RoleName,
  agencyId: Nullable(Type.String()),
  deskId: Nullable(Type.String()),
  unitId: Nullable(Type.String()),
  investorId: Nullable(Type.String()),
  grantedAt: Type.String(),
  grantedBy: Nullable(Type.String()),
  /** May the reader revoke it? */
  mayRevoke: Type.Boolean(),
})
export type GrantView = Static<typeof GrantView>

export const PersonRow = Type.Object({
  id: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  username: Nullable(Type.String()),
  state: Type.Enum(['active', 'suspended']),
  secondFactor: Type.Boolean(),
  lastSeenAt: Nullable(Type.String()),
  hats: Type.Array(GrantView),
})
export type PersonRow = Static<typeof PersonRow>

export const PersonAct = Type.Enum(['rename', 'suspend', 'resume', 'signOut', 'resetSecondFactor', 'grant'])
export const PersonView = Type.Object({
  person: PersonRow,
  email: Nullable(Type.String()),
  hasPassword: Type.Boolean(),
  locked: Type.Boolean(),
  sessions: Type.Integer(),
  createdAt: Type.String(),
  /** Acts open to the reader on this person now. */
  open: Type.Array(PersonAct),
  /** Roles the reader may grant. */
  mayGrant: Type.Array(StaffRoleName),
})
export type PersonView = Static<typeof PersonView>

/** agencyRep needs agencyId and deskId, agencyHead needs agencyId, the others need neither. */
export const NewHat = Type.Object({
  role: StaffRoleName,
  agencyId: Type.Optional(Id),
  deskId: Type.Optional(Id),
})
export type NewHat = Static<typeof NewHat>

export const NewInvitation = Type.Object({ name: PersonName, phone: PhoneInput, hat: NewHat })
export type NewInvitation = Static<typeof NewInvitation>

export const InvitationView = Type.Object({
  id: Id,
  name: Type.String(),
  phone: Type.String(),
  hat: NewHat,
  createdAt: Type.String(),
  expiresAt: Type.String(),
  state: Type.Enum(['open', 'accepted', 'revoked', 'expired']),
  invitedBy: Type.String(),
})
export type InvitationView = Static<typeof InvitationView>

export const PersonChange = Type.Object(
  {
    name: Type.Optional(PersonName),
    phone: Type.Optional(PhoneInput),
    username: Type.Optional(Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9._-]{2,39}$' })),
    email: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { minProperties: 1 },
)
export type PersonChange = Static<typeof PersonChange>
