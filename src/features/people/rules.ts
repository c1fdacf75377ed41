// Who may give which hat to whom, and what may be done to a person. Data first: docs/laws.md prints it.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import type { Place, StaffRole } from './model.ts'

export const noSuchPerson = problem('people/no-such-person', 404)
export const noSuchGrant = problem('people/no-such-grant', 404)
export const noSuchInvitation = problem('people/no-such-invitation', 404)
export const mayNotGrant = problem<{ role: string }>('people/may-not-grant', 403)
export const notYourself = problem('people/not-yourself', 403)
export const placeMissing = problem<{ role: string; field: string }>('people/place-missing', 422)
export const placeUnknown = problem<{ role: string }>('people/place-unknown', 422)
export const placeExtra = problem<{ role: string; field: string }>('people/place-extra', 422)
export const emptyName = problem('people/empty-name', 422)
export const alreadyGranted = problem('people/already-granted', 409)
export const phoneTaken = problem('people/phone-taken', 409)
export const usernameTaken = problem('people/username-taken', 409)

/** What each hat is tied to. A desk always stands beside its agency. */
export const placesOf = {
  producer: ['unitId'],
  investor: ['investorId'],
  operator: [],
  centreHead: [],
  agencyRep: ['agencyId', 'deskId'],
  agencyHead: ['agencyId'],
  secretary: [],
  expert: [],
  official: [],
  manager: [],
  auditor: [],
  admin: [],
} as const satisfies Record<Role, readonly (keyof Place)[]>

/** giver → hat → over what. A person never gives a hat to themselves, and nobody gives one in another province. */
export const grantLaw = {
  admin: {
    operator: 'province',
    centreHead: 'province',
    agencyRep: 'province',
    agencyHead: 'province',
    secretary: 'province',
    expert: 'province',
    official: 'province',
    manager: 'province',
    auditor: 'province',
    admin: 'province',
  },
  agencyHead: { agencyRep: 'ownAgency' },
  centreHead: { operator: 'province' },
  secretary: { expert: 'province', official: 'province' },
} as const satisfies { [R in Role]?: { [S in StaffRole]?: 'province' | 'ownAgency' } }

type Giver = Pick<Actor, 'role' | 'agencyIds'>

const rightsOf = (giver: Giver): { readonly [S in StaffRole]?: 'province' | 'ownAgency' } => (grantLaw as Record<string, object>)[giver.role] ?? {}

/** Hats that this actor may give to somebody, somewhere. */
export const grantable = (giver: Giver): StaffRole[] => Object.keys(rightsOf(giver)) as StaffRole[]

/** Null when `giver` may give (or take) this hat; whether the places exist is asked of registry afterwards. */
export function whyNotGrant(giver: Giver, hat: { role: Role } & Place): Problem | null {
  const right = rightsOf(giver)[hat.role as StaffRole]
  if (!right) return mayNotGrant({ role: hat.role })
  for (const field of ['agencyId', 'deskId', 'unitId', 'investorId'] as const) {
    const asked = (placesOf[hat.role] as readonly string[]).includes(field)
    if (asked && !hat[field]) return placeMissing({ role: hat.role, field })
    if (!asked && hat[field]) return placeExtra({ role: hat.role, field })
  }
  if (right === 'ownAgency' && !giver.agencyIds.includes(hat.agencyId ?? '')) return mayNotGrant({ role: hat.role })
  return null
}

export type Person = {
  readonly id: string
  readonly state: 'active' | 'suspended'
  /** Provinces of live hats. */
  readonly provinceIds: readonly number[]
  /** Provinces of all hats, also of those taken away. */
  readonly everProvinceIds: readonly number[]
  /** Live hats in the reader's province. */
  readonly roles: readonly string[]
  readonly agencyIds: readonly string[]
}

const both = ['active', 'suspended'] as const
const seen = (a: Actor, p: Person) => p.everProvinceIds.includes(a.provinceId)

/**
 * An account is one for the whole country: what touches the account itself needs that the person works nowhere else.
 * A person of two provinces loses only the hat here.
 */
export const personLaw = law<Actor, Person, Role, Person['state']>()({
  scopes: {
    province: seen,
    ownAgency: (a, p) => seen(a, p) && p.agencyIds.some((id) => a.agencyIds.includes(id)),
    centre: (a, p) => seen(a, p) && p.roles.some((r) => r === 'operator' || r === 'centreHead'),
    otherOwnAgency: (a, p) => seen(a, p) && p.id !== a.accountId && p.agencyIds.some((id) => a.agencyIds.includes(id)),
    otherCentre: (a, p) => seen(a, p) && p.id !== a.accountId && p.roles.some((r) => r === 'operator' || r === 'centreHead'),
    other: (a, p) => seen(a, p) && p.id !== a.accountId,
    otherOnlyHere: (a, p) => seen(a, p) && p.id !== a.accountId && p.provinceIds.every((id) => id === a.provinceId),
  },
  sees: { admin: 'province', agencyHead: 'ownAgency', centreHead: 'centre' },
  acts: {
    rename: { from: both, to: null, by: { admin: 'otherOnlyHere' } },
    suspend: { from: ['active'], to: 'suspended', by: { admin: 'otherOnlyHere' } },
    resume: { from: ['suspended'], to: 'active', by: { admin: 'otherOnlyHere' } },
    signOut: { from: both, to: null, by: { admin: 'other' } },
    resetSecondFactor: { from: both, to: null, by: { admin: 'otherOnlyHere' } },
    grant: { from: ['active'], to: null, by: { admin: 'other', agencyHead: 'otherOwnAgency', centreHead: 'otherCentre' } },
  },
})
