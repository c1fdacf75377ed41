// Who may see and change what in the registry, and the refusals of this room. Pure.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { problem } from '#kernel/problem.ts'
import { type UnitState, unitStates } from './units/model.ts'

export const noSuchUnit = problem<{ id: string }>('registry/no-such-unit', 404)
export const noSuchInvestor = problem<{ id: string }>('registry/no-such-investor', 404)
export const noSuchAgency = problem<{ id: string }>('registry/no-such-agency', 404)
export const noSuchDesk = problem<{ id: string }>('registry/no-such-desk', 404)
export const noSuchAbsence = problem<{ id: string }>('registry/no-such-absence', 404)
export const noSuchPlace = problem<{ id: string }>('registry/no-such-place', 404)
export const noSuchDayOff = problem<{ id: string }>('registry/no-such-day-off', 404)
/** Another unit has this identifier already; says which. */
export const unitTaken = problem<{ value: string; unitId: string; unitName: string }>('registry/unit-taken', 409)
export const licenceTaken = problem<{ value: string; unitId: string; unitName: string }>('registry/licence-taken', 409)
export const licenceTwice = problem<{ value: string }>('registry/licence-twice', 422)
export const investorTaken = problem<{ value: string; investorId: string; investorName: string }>('registry/investor-taken', 409)
/** A name or number that says nothing; schemas let it through so that the refusal can be said in words. */
export const emptyName = problem('registry/empty-name', 422)
/** Two people registered the same at the same moment: the database's own unique key refused the second. */
export const takenMeanwhile = problem('registry/taken-meanwhile', 409)
export const badLicenceDates = problem<{ number: string }>('registry/bad-licence-dates', 422)
export const parkElsewhere = problem('registry/park-elsewhere', 422)
export const placeInUse = problem('registry/place-in-use', 409)
export const nameTaken = problem('registry/name-taken', 409)
export const agencyCodeTaken = problem('registry/agency-code-taken', 409)
export const onlyAdminSwitches = problem('registry/only-admin-switches', 403)
export const onlyAdminMarksBanks = problem('registry/only-admin-marks-banks', 403)
export const headNotMember = problem('registry/head-not-member', 422)
export const noSuchDay = problem<{ day: string }>('registry/no-such-day', 422)
export const daysReversed = problem('registry/days-reversed', 422)
export const absenceTooLong = problem<{ days: number }>('registry/absence-too-long', 422)
export const notOnADesk = problem('registry/not-on-a-desk', 422)
export const dayOffTwice = problem('registry/day-off-twice', 409)

export const maxAbsenceDays = 366

type Of<S extends string> = { readonly state: S; readonly provinceId: number }
const province = (a: Actor, r: { readonly provinceId: number }) => a.provinceId === r.provinceId

/** Representatives and agency heads see a unit's card without its phones; casework shows them the contacts of its cases. */
export const unitLaw = law<Actor, Of<UnitState> & { readonly id: string }, Role, UnitState>()({
  scopes: { province, own: (a, u) => province(a, u) && a.unitIds.includes(u.id) },
  sees: {
    operator: 'province',
    centreHead: 'province',
    admin: 'province',
    secretary: 'province',
    manager: 'province',
    agencyRep: 'province',
    agencyHead: 'province',
    producer: 'own',
  },
  acts: {
    seePhones: {
      from: unitStates,
      to: null,
      by: { operator: 'province', centreHead: 'province', admin: 'province', secretary: 'province', manager: 'province', producer: 'own' },
    },
    edit: { from: unitStates, to: null, by: { operator: 'province', centreHead: 'province', admin: 'province' } },
    addPhone: { from: unitStates, to: null, by: { operator: 'province', centreHead: 'province', admin: 'province' } },
  },
})

export const investorLaw = law<Actor, Of<'known'> & { readonly id: string }, Role, 'known'>()({
  scopes: { province, own: (a, i) => province(a, i) && a.investorIds.includes(i.id) },
  sees: { operator: 'province', centreHead: 'province', admin: 'province', secretary: 'province', manager: 'province', investor: 'own' },
  acts: { edit: { from: ['known'], to: null, by: { operator: 'province', centreHead: 'province', admin: 'province' } } },
})

export type Activity = 'active' | 'inactive'
const both = ['active', 'inactive'] as const
const everyStaff = {
  operator: 'province',
  centreHead: 'province',
  admin: 'province',
  secretary: 'province',
  manager: 'province',
  agencyRep: 'province',
  agencyHead: 'province',
} as const

/** Agencies and their desks: record.agencyId is the agency itself, or the desk's. */
export const agencyLaw = law<Actor, Of<Activity> & { readonly agencyId: string }, Role, Activity>()({
  scopes: { province, ownAgency: (a, r) => province(a, r) && a.agencyIds.includes(r.agencyId) },
  sees: everyStaff,
  acts: {
    edit: { from: both, to: null, by: { admin: 'province', agencyHead: 'ownAgency' } },
    addDesk: { from: ['active'], to: null, by: { admin: 'province', agencyHead: 'ownAgency' } },
    editDesk: { from: both, to: null, by: { admin: 'province', agencyHead: 'ownAgency' } },
    switchOff: { from: ['active'], to: 'inactive', by: { admin: 'province' } },
    switchOn: { from: ['inactive'], to: 'active', by: { admin: 'province' } },
    /** Says which way its refusals go: not for the agency itself to say. */
    markBank: { from: both, to: null, by: { admin: 'province' } },
  },
})

/** An absence: one's own, of a member of one's agency, or anybody's for the centre's head and the administrator. */
export const absenceLaw = law<Actor, Of<'planned'> & { readonly accountId: string; readonly agencyIds: readonly string[] }, Role, 'planned'>()({
  scopes: {
    province,
    ownAgency: (a, r) => province(a, r) && r.agencyIds.some((id) => a.agencyIds.includes(id)),
    own: (a, r) => province(a, r) && a.accountId === r.accountId,
  },
  sees: { admin: 'province', centreHead: 'province', agencyHead: 'ownAgency', agencyRep: 'own' },
  acts: {
    add: { from: ['planned'], to: null, by: { admin: 'province', centreHead: 'province', agencyHead: 'ownAgency', agencyRep: 'own' } },
    remove: { from: ['planned'], to: null, by: { admin: 'province', centreHead: 'province', agencyHead: 'ownAgency', agencyRep: 'own' } },
  },
})

export const placeLaw = law<Actor, Of<'known'>, Role, 'known'>()({
  scopes: { province },
  sees: { ...everyStaff, producer: 'province', investor: 'province', auditor: 'province' },
  acts: { edit: { from: ['known'], to: null, by: { admin: 'province', centreHead: 'province' } } },
})

export const calendarLaw = law<Actor, Of<'known'>, Role, 'known'>()({
  scopes: { province },
  sees: everyStaff,
  acts: { edit: { from: ['known'], to: null, by: { admin: 'province' } } },
})

/** A place or the calendar as the laws see it. */
export const known = (provinceId: number) => ({ state: 'known' as const, provinceId })
export const activity = (active: boolean): Activity => (active ? 'active' : 'inactive')
