// What administrators and heads do with people and their hats.

import type { Actor, Role } from '#kernel/actor.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { readPhone } from '../codes/actions.ts'
import { removeFactor } from '../factors/actions.ts'
import * as lockouts from '../lockout/queries.ts'
import { type Place, staffRoles } from '../model.ts'
import * as people from '../queries.ts'
import {
  alreadyGranted,
  emptyName,
  grantable,
  noSuchGrant,
  noSuchPerson,
  notYourself,
  type Person,
  personLaw,
  placeUnknown,
  whyNotGrant,
} from '../rules.ts'
import { sessionsOf } from '../sessions/actions.ts'
import * as sessions from '../sessions/queries.ts'
import type { GrantView, NewHat, PersonChange, PersonRow, PersonView } from './model.ts'
import * as queries from './queries.ts'

/** Agencies, desks and units belong to registry, which stands below: it tells this room how to ask whether they exist. */
export type PlaceCheck = (ctx: Ctx, place: Place) => Promise<boolean>
let placeExists: PlaceCheck = async () => false
/** Called once by registry when it is loaded. Until then hats with a place are refused. */
export function checkPlacesBy(check: PlaceCheck): void {
  placeExists = check
}

/** Throws when the caller may not give this hat, or its place is not of this province. */
export async function refuseUnlessGrantable(ctx: Ctx, hat: { role: Role } & Place): Promise<void> {
  const refusal = whyNotGrant(ctx.actor, hat)
  if (refusal) throw refusal
  if ((hat.agencyId || hat.deskId) && !(await placeExists(ctx, hat))) throw placeUnknown({ role: hat.role })
}

const grantView = (actor: Actor, g: queries.GrantRecord): GrantView => ({
  id: g.id,
  role: g.role as Role,
  agencyId: g.agency_id,
  deskId: g.desk_id,
  unitId: g.unit_id,
  investorId: g.investor_id,
  grantedAt: g.granted_at.toISOString(),
  grantedBy: g.granted_by,
  mayRevoke: g.account_id !== actor.accountId && mayTake(actor, g),
})
const mayTake = (actor: Actor, g: queries.GrantRecord) =>
  whyNotGrant(actor, { role: g.role as Role, agencyId: g.agency_id, deskId: g.desk_id, unitId: g.unit_id, investorId: g.investor_id }) === null
const liveHere = (ctx: Ctx, grants: readonly queries.GrantRecord[], id: string) =>
  grants.filter((g) => g.account_id === id && g.province_id === ctx.actor.provinceId && !g.revoked_at)

function personRow(ctx: Ctx, p: queries.PersonRecord, grants: readonly queries.GrantRecord[]): PersonRow {
  const hats = liveHere(ctx, grants, p.id).map((g) => grantView(ctx.actor, g))
  return {
    id: p.id,
    name: p.name,
    phone: p.phone,
    username: p.username,
    state: p.state,
    secondFactor: p.totp_confirmed,
    lastSeenAt: p.last_seen_at?.toISOString() ?? null,
    hats,
  }
}

type ListQuery = { q?: string; role?: Role; agencyId?: string; state?: 'active' | 'suspended'; after?: string; limit?: number }

/** What the caller may see of the people of their province, by name. */
export async function listPeople(ctx: Ctx, query: ListQuery): Promise<{ rows: PersonRow[]; next: string | null }> {
  const { role, agencyIds } = ctx.actor
  const seen: readonly Role[] =
    role === 'admin' ? (query.role ? [query.role] : staffRoles) : role === 'centreHead' ? ['operator', 'centreHead'] : ['agencyRep', 'agencyHead']
  const roles = query.role ? seen.filter((r) => r === query.role) : seen
  const agencies =
    role === 'agencyHead' ? agencyIds.filter((id) => !query.agencyId || id === query.agencyId) : query.agencyId ? [query.agencyId] : null
  const text = query.q ? cleanInput(query.q) : ''
  const phone = normalisePhone(text)
  const limit = query.limit ?? 50
  const found = await queries.findPeople(ctx.db, {
    provinceId: ctx.actor.provinceId,
    roles,
    agencyIds: agencies,
    state: query.state,
    limit,
    after: readCursor(query.after),
    text: text || null,
    phone: phone.ok ? phone.value : null,
  })
  const rows = found.slice(0, limit)
  const grants = await queries.grantsOf(
    ctx.db,
    rows.map((r) => r.id),
  )
  const last = rows.at(-1)
  return { rows: rows.map((r) => personRow(ctx, r, grants)), next: found.length > limit && last ? writeCursor(last) : null }
}

const writeCursor = ({ name, id }: { name: string; id: string }) => Buffer.from(JSON.stringify([name, id])).toString('base64url')
function readCursor(raw: string | undefined): { name: string; id: string } | null {
  try {
    const [name, id] = JSON.parse(Buffer.from(raw ?? '', 'base64url').toString()) as unknown[]
    return typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { name, id } : null
  } catch {
    return null
  }
}

type Found = { row: NonNullable<Awaited<ReturnType<typeof queries.findPerson>>>; grants: queries.GrantRecord[]; person: Person }

/** @throws people/no-such-person, also for people whom the caller may not see */
async function getPerson(ctx: Ctx, id: string, find: typeof queries.findPerson): Promise<Found> {
  const row = await find(ctx.db, id)
  const grants = row ? await queries.grantsOf(ctx.db, [id]) : []
  const live = grants.filter((g) => !g.revoked_at)
  const here = live.filter((g) => g.province_id === ctx.actor.provinceId)
  const person: Person = {
    id,
    state: (row?.state ?? 'active') as Person['state'],
    provinceIds: live.map((g) => g.province_id),
    everProvinceIds: grants.map((g) => g.province_id),
    roles: here.map((g) => g.role),
    agencyIds: here.flatMap((g) => g.agency_id ?? []),
  }
  if (!row || !personLaw.maySee(ctx.actor, person)) throw noSuchPerson()
  return { row, grants, person }
}

export async function readPerson(ctx: Ctx, id: string): Promise<PersonView> {
  const { row, grants, person } = await getPerson(ctx, id, queries.findPerson)
  const lock = await lockouts.findLock(ctx.db, `account:${id}`)
  const isAdmin = ctx.actor.role === 'admin'
  const record = { ...row, state: person.state, last_seen_at: await queries.lastSeen(ctx.db, id) }
  return {
    person: personRow(ctx, record, grants),
    email: isAdmin ? row.email : null,
    hasPassword: row.password_hash !== null,
    locked: (lock?.lockedUntil ?? ctx.now) > ctx.now,
    sessions: (await sessionsOf(ctx, id)).length,
    createdAt: row.created_at.toISOString(),
    open: personLaw.open(ctx.actor, person),
    mayGrant: grantable(ctx.actor),
  }
}

type Act = (typeof personLaw.names)[number]
async function act(ctx: Ctx, id: string, name: Act, run: (found: Found) => Promise<Record<string, unknown> | undefined>): Promise<PersonView> {
  const found = await getPerson(ctx, id, queries.lockPerson)
  const refusal = personLaw.whyNot(name, ctx.actor, found.person)
  if (refusal) throw refusal
  const details = await run(found)
  await ctx.record(`people.${name}`, `account:${id}`, details ?? {})
  ctx.tell(`account:${id}`)
  return readPerson(ctx, id)
}

/** @throws people/phone-taken, people/username-taken */
export const changePerson = (ctx: Ctx, id: string, change: PersonChange) =>
  act(ctx, id, 'rename', async () => {
    const columns = {
      ...(change.name !== undefined && { name: cleanInput(change.name) }),
      ...(change.phone !== undefined && { phone: readPhone(change.phone) }),
      ...(change.username !== undefined && { username: change.username.toLowerCase() }),
      ...(change.email !== undefined && { email: cleanInput(change.email) || null }),
    }
    if (columns.name === '') throw emptyName()
    if (Object.keys(columns).length) await people.changeAccount(ctx.db, id, columns)
    // Whoever held the old phone or name must not stay inside under the new one.
    if (change.phone !== undefined) await sessions.endSessionsOf(ctx.db, id, ctx.now)
    return { changed: Object.keys(columns) }
  })

export const suspendPerson = (ctx: Ctx, id: string) =>
  act(ctx, id, 'suspend', async () => {
    await people.changeAccount(ctx.db, id, { state: 'suspended' })
    return { ended: await sessions.endSessionsOf(ctx.db, id, ctx.now) }
  })
export const resumePerson = (ctx: Ctx, id: string) =>
  act(ctx, id, 'resume', () => people.changeAccount(ctx.db, id, { state: 'active' }).then(() => ({})))
export const signOutPerson = (ctx: Ctx, id: string) =>
  act(ctx, id, 'signOut', async () => ({ ended: await sessions.endSessionsOf(ctx.db, id, ctx.now, { provinceId: ctx.actor.provinceId }) }))
export const resetSecondFactor = (ctx: Ctx, id: string) =>
  act(ctx, id, 'resetSecondFactor', async () => {
    await removeFactor(ctx, id)
    return { ended: await sessions.endSessionsOf(ctx.db, id, ctx.now) }
  })

/** @throws people/may-not-grant, people/place-…, people/already-granted */
export const grantHatTo = (ctx: Ctx, id: string, hat: NewHat) =>
  act(ctx, id, 'grant', async () => {
    await refuseUnlessGrantable(ctx, hat)
    const made = await people.insertGrant(ctx.db, {
      ...hat,
      id: newId(),
      accountId: id,
      provinceId: ctx.actor.provinceId,
      grantedBy: ctx.actor.accountId,
      grantedAt: ctx.now,
    })
    if (!made) throw alreadyGranted()
    return { ...hat }
  })

/** The next request of the person is already refused: every request reads the grants. @throws people/not-yourself */
export async function revokeHat(ctx: Ctx, id: string, grantId: string): Promise<PersonView> {
  const { grants } = await getPerson(ctx, id, queries.lockPerson)
  const grant = liveHere(ctx, grants, id).find((g) => g.id === grantId)
  if (!grant) throw noSuchGrant()
  if (id === ctx.actor.accountId) throw notYourself()
  const hat = { role: grant.role as Role, agencyId: grant.agency_id, deskId: grant.desk_id, unitId: grant.unit_id, investorId: grant.investor_id }
  const refusal = ctx.actor.role === 'admin' && ['producer', 'investor'].includes(hat.role) ? null : whyNotGrant(ctx.actor, hat)
  if (refusal) throw refusal
  await queries.revokeGrant(ctx.db, grantId, ctx.now)
  await ctx.record('people.revoke', `account:${id}`, hat)
  ctx.tell(`account:${id}`)
  return readPerson(ctx, id).catch((gone) => readGone(gone, grants, ctx, id))
}

/** A head who took the last hat of their own away no longer sees the person: answers what is left to tell. */
async function readGone(error: unknown, grants: queries.GrantRecord[], ctx: Ctx, id: string): Promise<PersonView> {
  const row = await queries.findPerson(ctx.db, id)
  if (!row || !grants.length) throw error
  const person = personRow(ctx, { ...row, state: row.state as 'active', last_seen_at: null }, [])
  return {
    person,
    email: null,
    hasPassword: row.password_hash !== null,
    locked: false,
    sessions: 0,
    createdAt: row.created_at.toISOString(),
    open: [],
    mayGrant: [],
  }
}
