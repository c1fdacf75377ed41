// Every SQL statement about agencies, desks and who sits there. Members are hats of the people room.

import type { PeopleReads } from '#features/people/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { Desk } from '../model.ts'
import type { Hours, NewAgency } from './model.ts'

type Db = DbOf<'registry', PeopleReads>

const desks = (db: Db, provinceId: number) =>
  db
    .selectFrom('registry.desk as d')
    .innerJoin('registry.agency as a', (j) => j.onRef('a.province_id', '=', 'd.province_id').onRef('a.id', '=', 'd.agency_id'))
    .select([
      'd.id',
      'd.agency_id as agencyId',
      'a.name_fa as agencyFa',
      'a.name_en as agencyEn',
      'd.name_fa as nameFa',
      'd.name_en as nameEn',
      'd.county_ids as countyIds',
      'd.head_id as headId',
      'd.active',
      'd.version',
    ])
    .where('d.province_id', '=', provinceId)

export const findDesk = (db: Db, provinceId: number, id: string): Promise<Desk | undefined> =>
  desks(db, provinceId).where('d.id', '=', id).executeTakeFirst()

/** Desks of one agency, or of all, in the order of their names. */
export function allDesks(db: Db, provinceId: number, agencyId: string | null): Promise<Desk[]> {
  const q = desks(db, provinceId).orderBy('d.name_fa').orderBy('d.id')
  return (agencyId === null ? q : q.where('d.agency_id', '=', agencyId)).execute()
}

const agencyColumns = ['id', 'code', 'name_fa as nameFa', 'name_en as nameEn', 'phone', 'hours', 'bank', 'active', 'version'] as const

export async function agencies(db: Db, provinceId: number) {
  const rows = await db
    .selectFrom('registry.agency')
    .select(agencyColumns)
    .where('province_id', '=', provinceId)
    .orderBy('name_fa')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, hours: row.hours as Hours[] | null }))
}

export async function findAgency(db: Db, provinceId: number, id: string) {
  const row = await db
    .selectFrom('registry.agency')
    .select(agencyColumns)
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, hours: row.hours as Hours[] | null }
}

export const lockAgency = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('registry.agency')
    .select(['id', 'active', 'version', 'hours', 'bank'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const lockDesk = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('registry.desk')
    .select(['id', 'agency_id as agencyId', 'active', 'version'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export type SeatFilter = { readonly agencyId: string } | { readonly deskId: string } | 'all'

/** Hats of representatives and agency heads with their account and, when away on `day`, the last day of the absence. */
export function seats(db: Db, provinceId: number, day: string, filter: SeatFilter) {
  let q = db
    .selectFrom('people.grant as g')
    .innerJoin('people.account as a', 'a.id', 'g.account_id')
    .select(['g.account_id as accountId', 'g.role', 'g.agency_id as agencyId', 'g.desk_id as deskId', 'a.name', 'a.state'])
    .select((e) =>
      e
        .selectFrom('registry.absence as x')
        .select(sql<string>`max(x.to_day)`.as('until'))
        .where('x.province_id', '=', provinceId)
        .whereRef('x.account_id', '=', 'g.account_id')
        .where('x.from_day', '<=', day)
        .where('x.to_day', '>=', day)
        .as('absentUntil'),
    )
    .where('g.province_id', '=', provinceId)
    .where('g.revoked_at', 'is', null)
    .where('g.role', 'in', ['agencyRep', 'agencyHead'])
  if (filter !== 'all') q = 'deskId' in filter ? q.where('g.desk_id', '=', filter.deskId) : q.where('g.agency_id', '=', filter.agencyId)
  return q.orderBy('a.name').orderBy('g.account_id').execute()
}
export type Seat = Awaited<ReturnType<typeof seats>>[number]

export const insertAgency = (db: Db, provinceId: number, id: string, a: NewAgency) =>
  db
    .insertInto('registry.agency')
    .values({
      province_id: provinceId,
      id,
      code: a.code,
      name_fa: a.nameFa,
      name_en: a.nameEn,
      phone: a.phone ?? '',
      hours: a.hours ? JSON.stringify(a.hours) : null,
      bank: a.bank ?? false,
      active: a.active ?? true,
    })
    .execute()

export type AgencyChange = {
  readonly nameFa: string
  readonly nameEn: string
  readonly phone: string
  readonly hours: readonly Hours[] | null
  readonly bank: boolean
  readonly active: boolean
  readonly version: number
}

export const updateAgency = (db: Db, provinceId: number, id: string, a: AgencyChange) =>
  db
    .updateTable('registry.agency')
    .set({
      name_fa: a.nameFa,
      name_en: a.nameEn,
      phone: a.phone,
      hours: a.hours ? JSON.stringify(a.hours) : null,
      bank: a.bank,
      active: a.active,
      version: a.version,
    })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

export type DeskRow = {
  readonly nameFa: string
  readonly nameEn: string
  readonly countyIds: readonly string[]
  readonly headId: string | null
  readonly active: boolean
}
const deskColumns = (d: DeskRow) => ({ name_fa: d.nameFa, name_en: d.nameEn, county_ids: [...d.countyIds], head_id: d.headId, active: d.active })

export const insertDesk = (db: Db, provinceId: number, id: string, agencyId: string, desk: DeskRow) =>
  db
    .insertInto('registry.desk')
    .values({ province_id: provinceId, id, agency_id: agencyId, ...deskColumns(desk) })
    .execute()

export const updateDesk = (db: Db, provinceId: number, id: string, desk: DeskRow, version: number) =>
  db
    .updateTable('registry.desk')
    .set({ ...deskColumns(desk), version })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()
