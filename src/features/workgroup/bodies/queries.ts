// Every statement about bodies, seats and counters.

import type { PeopleReads } from '#features/people/model.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import { type BodyKind, type MySeat, seatRoles } from '../model.ts'
import type { BodyView, NewBody, QuorumRule, SeatForm, SeatView } from './model.ts'

type Db = DbOf<'workgroup', PeopleReads & RegistryReads>

/** Seats that an account fills now, as holder or deputy. */
export async function seatsOfAccount(db: Db, provinceId: number, accountId: string, now: Date): Promise<(MySeat & { agencyId: string | null })[]> {
  const rows = await db
    .selectFrom('workgroup.seat as s')
    .innerJoin('workgroup.body as b', (join) => join.onRef('b.province_id', '=', 's.province_id').onRef('b.id', '=', 's.body_id'))
    .select(['s.body_id', 's.id', 's.agency_id', 's.chair', 's.clerk', 's.voting', 'b.kind'])
    .where('s.province_id', '=', provinceId)
    .where((eb) => eb.or([eb('s.account_id', '=', accountId), eb('s.deputy_account_id', '=', accountId)]))
    .where((eb) => eb.or([eb('s.until', 'is', null), eb('s.until', '>', now)]))
    .where('b.active', '=', true)
    .execute()
  return rows.map((r) => ({
    bodyId: r.body_id,
    seatId: r.id,
    agencyId: r.agency_id,
    kind: r.kind as BodyKind,
    chair: r.chair,
    clerk: r.clerk,
    voting: r.voting,
  }))
}

const bodyRows = (db: Db, provinceId: number) => db.selectFrom('workgroup.body').selectAll().where('province_id', '=', provinceId)

type BodyRow = Awaited<ReturnType<ReturnType<typeof bodyRows>['executeTakeFirstOrThrow']>>

const toBody = (r: BodyRow): BodyView => ({
  id: r.id,
  kind: r.kind as BodyKind,
  nameFa: r.name_fa,
  nameEn: r.name_en,
  countyId: r.county_id,
  parentId: r.parent_id,
  domainCodes: r.domain_codes,
  groupCodes: r.group_codes,
  parallel: r.parallel,
  quorumRule: r.quorum_rule as QuorumRule,
  quorumCount: r.quorum_count,
  votes: r.votes,
  weekday: r.weekday,
  everyWeeks: r.every_weeks,
  countedFrom: r.counted_from as string | null,
  startsAt: r.starts_at,
  minutes: r.minutes,
  place: r.place,
  videoLink: r.video_link,
  capacity: r.capacity,
  noticeDays: r.notice_days,
  active: r.active,
  version: r.version,
})

/** All of a province, some dozens: by kind, working ones first. */
export async function bodies(db: Db, provinceId: number, kind: BodyKind | null): Promise<BodyView[]> {
  const rows = await bodyRows(db, provinceId)
    .$if(kind !== null, (q) => q.where('kind', '=', kind!))
    .orderBy('kind')
    .orderBy('active', 'desc')
    .orderBy('parallel')
    .orderBy('name_fa')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(toBody)
}

export async function findBody(db: Db, provinceId: number, id: string): Promise<BodyView | null> {
  const row = await bodyRows(db, provinceId).where('id', '=', id).executeTakeFirst()
  return row ? toBody(row) : null
}

export async function lockBody(db: Db, provinceId: number, id: string): Promise<BodyView | null> {
  const row = await bodyRows(db, provinceId).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? toBody(row) : null
}

const bodyColumns = (b: Omit<NewBody, 'kind'>) => ({
  name_fa: b.nameFa,
  name_en: b.nameEn,
  county_id: b.countyId,
  parent_id: b.parentId,
  domain_codes: b.domainCodes,
  group_codes: b.groupCodes,
  parallel: b.parallel,
  quorum_rule: b.quorumRule,
  quorum_count: b.quorumCount,
  votes: b.votes,
  weekday: b.weekday,
  every_weeks: b.everyWeeks,
  counted_from: b.countedFrom,
  starts_at: b.startsAt,
  minutes: b.minutes,
  place: b.place,
  video_link: b.videoLink,
  capacity: b.capacity,
  notice_days: b.noticeDays,
  active: b.active,
})

export const insertBody = (db: Db, provinceId: number, id: string, body: NewBody, at: Date) =>
  db
    .insertInto('workgroup.body')
    .values({ province_id: provinceId, id, kind: body.kind, ...bodyColumns(body), created_at: at })
    .execute()

export const updateBody = (db: Db, provinceId: number, id: string, body: Omit<NewBody, 'kind'>) =>
  db
    .updateTable('workgroup.body')
    .set({ ...bodyColumns(body), version: sql<number>`version + 1` })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

/** Ties a group that refers up to nobody yet to the national HQ. */
export const referUp = (db: Db, provinceId: number, id: string, parentId: string) =>
  db
    .updateTable('workgroup.body')
    .set({ parent_id: parentId })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .where('parent_id', 'is', null)
    .execute()

/** The account wears a hat here that may fill a seat. */
const wears = (column: 's.account_id' | 's.deputy_account_id') => sql<boolean>`exists (
  select 1 from people.grant g join people.account a on a.id = g.account_id and a.state = 'active'
  where g.account_id = ${sql.ref(column)} and g.province_id = s.province_id and g.revoked_at is null
    and g.role = any(${[...seatRoles]}::text[]))`

const seatRows = (db: Db, provinceId: number) =>
  db
    .selectFrom('workgroup.seat as s')
    .leftJoin('registry.agency as a', (j) => j.onRef('a.province_id', '=', 's.province_id').onRef('a.id', '=', 's.agency_id'))
    .selectAll('s')
    .select(['a.name_fa', 'a.name_en', wears('s.account_id').as('fits'), wears('s.deputy_account_id').as('deputy_fits')])
    .where('s.province_id', '=', provinceId)

type SeatRow = Awaited<ReturnType<ReturnType<typeof seatRows>['executeTakeFirstOrThrow']>>

const toSeat = (r: SeatRow): SeatView => ({
  id: r.id,
  bodyId: r.body_id,
  agencyId: r.agency_id,
  agencyFa: r.name_fa ?? '',
  agencyEn: r.name_en ?? '',
  post: r.post,
  holderName: r.holder_name,
  accountId: r.fits ? r.account_id : null,
  lost: r.account_id !== null && !r.fits,
  phone: r.phone,
  deputyName: r.deputy_name,
  deputyAccountId: r.deputy_fits ? r.deputy_account_id : null,
  deputyLost: r.deputy_account_id !== null && !r.deputy_fits,
  deputyPhone: r.deputy_phone,
  chair: r.chair,
  clerk: r.clerk,
  voting: r.voting,
  position: r.position,
  since: r.since.toISOString(),
  until: r.until?.toISOString() ?? null,
  version: r.version,
})

/** Seats filled at a moment, or ever (`at` null); the chair first, then in the order given. */
export async function seatsOf(db: Db, provinceId: number, bodyIds: readonly string[], at: Date | null): Promise<SeatView[]> {
  if (!bodyIds.length) return []
  const rows = await seatRows(db, provinceId)
    .where('s.body_id', 'in', [...bodyIds])
    .$if(at !== null, (q) => q.where('s.since', '<=', at!).where((eb) => eb.or([eb('s.until', 'is', null), eb('s.until', '>', at!)])))
    .orderBy('s.body_id')
    .orderBy('s.chair', 'desc')
    .orderBy('s.clerk', 'desc')
    .orderBy('s.position')
    .orderBy('s.id')
    .limit(2000)
    .execute()
  return rows.map(toSeat)
}

export async function findSeat(db: Db, provinceId: number, id: string): Promise<SeatView | null> {
  const row = await seatRows(db, provinceId).where('s.id', '=', id).executeTakeFirst()
  return row ? toSeat(row) : null
}

const seatColumns = (s: SeatForm) => ({
  agency_id: s.agencyId,
  post: s.post,
  holder_name: s.holderName,
  account_id: s.accountId,
  phone: s.phone,
  deputy_name: s.deputyName,
  deputy_account_id: s.deputyAccountId,
  deputy_phone: s.deputyPhone,
  chair: s.chair,
  clerk: s.clerk,
  voting: s.voting,
  position: s.position,
})

export const insertSeats = (db: Db, provinceId: number, seats: readonly (SeatForm & { id: string; bodyId: string })[], at: Date) =>
  db
    .insertInto('workgroup.seat')
    .values(seats.map((s) => ({ province_id: provinceId, id: s.id, body_id: s.bodyId, ...seatColumns(s), since: at })))
    .execute()

export const updateSeat = (db: Db, provinceId: number, id: string, change: SeatForm | { until: Date | null }) =>
  db
    .updateTable('workgroup.seat')
    .set({ ...('until' in change ? change : seatColumns(change)), version: sql<number>`version + 1` })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

/** Live hats of these accounts that may fill a seat: account → the agency of each (null for hats without one). */
export async function fittingHats(db: Db, provinceId: number, accountIds: readonly string[]): Promise<Map<string, (string | null)[]>> {
  if (!accountIds.length) return new Map()
  const rows = await db
    .selectFrom('people.grant as g')
    .innerJoin('people.account as a', 'a.id', 'g.account_id')
    .select(['g.account_id', 'g.agency_id'])
    .where('g.account_id', 'in', [...accountIds])
    .where('g.province_id', '=', provinceId)
    .where('g.revoked_at', 'is', null)
    .where('g.role', 'in', [...seatRoles])
    .where('a.state', '=', 'active')
    .execute()
  const found = Map.groupBy(rows, (r) => r.account_id)
  return new Map([...found].map(([id, hats]) => [id, hats.map((h) => h.agency_id)]))
}

/** The next number of a counter, from 1. Locks the counter until the commit: numbers have no holes. */
export async function nextNumber(db: Db, provinceId: number, name: string): Promise<number> {
  const row = await db
    .insertInto('workgroup.counter')
    .values({ province_id: provinceId, name, value: 1 })
    .onConflict((c) => c.columns(['province_id', 'name']).doUpdateSet((eb) => ({ value: eb('workgroup.counter.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}
