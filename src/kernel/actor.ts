// Who acts. The hats of guide.md §6 that some room gives rights to; a person may own several and wears one at a time.

export const roles = [
  'producer', // owner of a unit or their delegate
  'investor', // a plan without a registered unit yet
  'operator', // sits at the 24-hour centre
  'centreHead',
  'agencyRep', // member of one or more desks of an agency
  'agencyHead',
  'secretary', // of the provincial working group; holds rungs L3 and L4
  'expert', // of a specialised panel: gives opinions, sees what was put before the panel
  'official', // sits in a body of the working group without another hat: county official, prosecutor, bank expert
  'manager', // governor-general and deputies: read all of the province
  'auditor', // reads the journal
  'admin', // settings and people; no case content by default
] as const
export type Role = (typeof roles)[number]

export type Actor = {
  /** people.account.id; null for a machine token and for the system itself. */
  readonly accountId: string | null
  readonly name: string
  readonly provinceId: number
  /** The hat worn now. `system` is the product's own clock and jobs; nobody can sign in as it. `nobody` has not signed in. */
  readonly role: Role | 'system' | 'nobody'
  readonly kind: 'person' | 'machine' | 'system' | 'nobody'
  /** Scopes of a machine token, e.g. `cases:write`; null for people, who have all that their role has. */
  readonly scopes: readonly string[] | null
  readonly agencyIds: readonly string[]
  readonly deskIds: readonly string[]
  readonly unitIds: readonly string[]
  readonly investorIds: readonly string[]
  /** people.session.id or people.api_token.id */
  readonly sessionId: string | null
}

const bare = { accountId: null, scopes: null, agencyIds: [], deskIds: [], unitIds: [], investorIds: [], sessionId: null }

export const systemActor = (provinceId: number): Actor => ({ ...bare, name: 'system', provinceId, role: 'system', kind: 'system' })

/** Somebody who has not signed in; provinceId 0 until the handler enters a province. */
export const nobody: Actor = { ...bare, name: '', provinceId: 0, role: 'nobody', kind: 'nobody' }
