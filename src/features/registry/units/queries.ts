// Every SQL statement about units: lists, the card, its licences and contacts.

import type { PeopleReads } from '#features/people/model.ts'
import { tsquery, tsqueryWhileTyping } from '#kernel/text.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { UnitHint } from '../model.ts'
import { afterPrefix, type CleanUnit, type Wanted } from './rules.ts'

export type Db = DbOf<'registry', PeopleReads>

const hints = (db: Db, provinceId: number) =>
  db
    .selectFrom('registry.unit as u')
    .innerJoin('registry.county as c', (j) => j.onRef('c.province_id', '=', 'u.province_id').onRef('c.id', '=', 'u.county_id'))
    .select([
      'u.id',
      'u.name',
      'u.legal_entity_id as legalEntityId',
      'u.county_id as countyId',
      'c.name_fa as countyFa',
      'c.name_en as countyEn',
      'u.activity',
      'u.state',
    ])
    .where('u.province_id', '=', provinceId)

export type UnitFilter = { readonly countyId?: string | undefined; readonly parkId?: string | undefined; readonly state?: string | undefined }
/** Where a page goes on: after this name and id. */
export type Cursor = { readonly name: string; readonly id: string }

/** Units in the order of their names. Digits find what begins with them: identifiers, licences, phones. */
export function findUnits(db: Db, provinceId: number, wanted: Wanted, filter: UnitFilter, after: Cursor | null, limit: number): Promise<UnitHint[]> {
  let q = hints(db, provinceId).orderBy('u.name').orderBy('u.id').limit(limit)
  if (filter.countyId) q = q.where('u.county_id', '=', filter.countyId)
  if (filter.parkId) q = q.where('u.park_id', '=', filter.parkId)
  if (filter.state) q = q.where('u.state', '=', filter.state)
  if (after) q = q.where(sql<boolean>`(u.name, u.id) > (${after.name}, ${after.id})`)
  if (wanted.by === 'words') q = q.where(sql<boolean>`u.search @@ ${(wanted.typing ? tsqueryWhileTyping : tsquery)(wanted.words)}::tsquery`)
  if (wanted.by === 'digits') q = q.where('u.id', 'in', unitIdsByDigits(db, provinceId, wanted))
  return q.execute()
}

function unitIdsByDigits(db: Db, provinceId: number, { digits, phone }: Extract<Wanted, { by: 'digits' }>) {
  const end = afterPrefix(digits)
  const byId = db
    .selectFrom('registry.unit')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('legal_entity_id', '>=', digits)
    .where('legal_entity_id', '<', end)
  const byLicence = db
    .selectFrom('registry.licence')
    .select('unit_id as id')
    .where('province_id', '=', provinceId)
    .where('number', '>=', digits)
    .where('number', '<', end)
  const ids = byId.union(byLicence)
  if (phone === null) return ids
  return ids.union(
    db
      .selectFrom('registry.phone as p')
      .innerJoin('registry.contact as k', (j) => j.onRef('k.province_id', '=', 'p.province_id').onRef('k.id', '=', 'p.contact_id'))
      .select(sql<string>`k.unit_id`.as('id'))
      .where('p.province_id', '=', provinceId)
      .where('p.number', '>=', phone)
      .where('p.number', '<', afterPrefix(phone))
      .where('k.unit_id', 'is not', null),
  )
}

/** Units one of whose contacts has this phone (E.164), by name. */
export function unitsByPhone(db: Db, provinceId: number, number: string): Promise<UnitHint[]> {
  return hints(db, provinceId)
    .orderBy('u.name')
    .limit(20)
    .where(
      'u.id',
      'in',
      db
        .selectFrom('registry.phone as p')
        .innerJoin('registry.contact as k', (j) => j.onRef('k.province_id', '=', 'p.province_id').onRef('k.id', '=', 'p.contact_id'))
        .select(sql<string>`k.unit_id`.as('id'))
        .where('p.province_id', '=', provinceId)
        .where('p.number', '=', number)
        .where('k.unit_id', 'is not', null),
    )
    .execute()
}

export const findHint = (db: Db, provinceId: number, id: string): Promise<UnitHint | undefined> =>
  hints(db, provinceId).where('u.id', '=', id).executeTakeFirst()

export function findUnit(db: Db, provinceId: number, id: string) {
  return db
    .selectFrom('registry.unit as u')
    .innerJoin('registry.county as c', (j) => j.onRef('c.province_id', '=', 'u.province_id').onRef('c.id', '=', 'u.county_id'))
    .leftJoin('registry.park as p', (j) => j.onRef('p.province_id', '=', 'u.province_id').onRef('p.id', '=', 'u.park_id'))
    .select([
      'u.id',
      'u.name',
      'u.legal_entity_id',
      'u.isic',
      'u.activity',
      'u.county_id',
      'u.park_id',
      'u.address',
      'u.postal_code',
      'u.state',
      'u.nominal_capacity',
      'u.actual_capacity',
      'u.capacity_unit',
      'u.shifts',
      'u.employees',
      'u.created_at',
      'u.version',
      'c.name_fa as county_fa',
      'c.name_en as county_en',
      'p.name_fa as park_fa',
      'p.name_en as park_en',
    ])
    .where('u.province_id', '=', provinceId)
    .where('u.id', '=', id)
    .executeTakeFirst()
}

export function lockUnit(db: Db, provinceId: number, id: string) {
  return db
    .selectFrom('registry.unit')
    .select(['id', 'state', 'version', 'name', 'legal_entity_id'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function licencesOf(db: Db, provinceId: number, unitId: string) {
  return db
    .selectFrom('registry.licence')
    .select(['id', 'kind', 'number', 'isic', 'issued_on as issuedOn', 'expires_on as expiresOn'])
    .where('province_id', '=', provinceId)
    .where('unit_id', '=', unitId)
    .orderBy('kind')
    .orderBy('number')
    .execute()
}

export const findByLegalEntity = (db: Db, provinceId: number, value: string) =>
  db.selectFrom('registry.unit').select(['id', 'name']).where('province_id', '=', provinceId).where('legal_entity_id', '=', value).executeTakeFirst()

/** Which units already have one of these licences. */
export function findLicenceOwners(db: Db, provinceId: number, numbers: readonly string[]) {
  return db
    .selectFrom('registry.licence as l')
    .innerJoin('registry.unit as u', (j) => j.onRef('u.province_id', '=', 'l.province_id').onRef('u.id', '=', 'l.unit_id'))
    .select(['l.kind', 'l.number', 'u.id as unitId', 'u.name as unitName'])
    .where('l.province_id', '=', provinceId)
    .where('l.number', 'in', numbers)
    .execute()
}

const columns = (u: CleanUnit) => ({
  name: u.name,
  legal_entity_id: u.legalEntityId,
  isic: u.isic,
  activity: u.activity,
  county_id: u.countyId,
  park_id: u.parkId,
  address: u.address,
  postal_code: u.postalCode,
  state: u.state,
  nominal_capacity: u.nominalCapacity,
  actual_capacity: u.actualCapacity,
  capacity_unit: u.capacityUnit,
  shifts: u.shifts,
  employees: u.employees,
})

export const insertUnit = (db: Db, provinceId: number, id: string, unit: CleanUnit, at: Date) =>
  db
    .insertInto('registry.unit')
    .values({ province_id: provinceId, id, ...columns(unit), created_at: at })
    .execute()

export const updateUnit = (db: Db, provinceId: number, id: string, unit: CleanUnit, version: number) =>
  db
    .updateTable('registry.unit')
    .set({ ...columns(unit), version })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

export const touchUnit = (db: Db, provinceId: number, id: string, version: number) =>
  db.updateTable('registry.unit').set({ version }).where('province_id', '=', provinceId).where('id', '=', id).execute()

export async function replaceLicences(
  db: Db,
  provinceId: number,
  unitId: string,
  licences: readonly (CleanUnit['licences'][number] & { id: string })[],
) {
  await db.deleteFrom('registry.licence').where('province_id', '=', provinceId).where('unit_id', '=', unitId).execute()
  if (licences.length)
    await db
      .insertInto('registry.licence')
      .values(
        licences.map((l) => ({
          province_id: provinceId,
          id: l.id,
          unit_id: unitId,
          kind: l.kind,
          number: l.number,
          isic: l.isic,
          issued_on: l.issuedOn,
          expires_on: l.expiresOn,
        })),
      )
      .execute()
}

/** What units are called and do: the words a misspelled search is compared with. */
export const namesOf = (db: Db, provinceId: number, limit: number) =>
  db
    .selectFrom('registry.unit')
    .select(['name', 'activity'])
    .where('province_id', '=', provinceId)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()

/** One page of the export, in the order of names. */
export function exportPage(db: Db, provinceId: number, filter: UnitFilter, after: Cursor | null, limit: number) {
  let q = db
    .selectFrom('registry.unit as u')
    .innerJoin('registry.county as c', (j) => j.onRef('c.province_id', '=', 'u.province_id').onRef('c.id', '=', 'u.county_id'))
    .leftJoin('registry.park as p', (j) => j.onRef('p.province_id', '=', 'u.province_id').onRef('p.id', '=', 'u.park_id'))
    .select([
      'u.id',
      'u.name',
      'u.legal_entity_id',
      'u.isic',
      'u.activity',
      'c.name_fa as county',
      'p.name_fa as park',
      'u.address',
      'u.postal_code',
      'u.state',
      'u.nominal_capacity',
      'u.actual_capacity',
      'u.capacity_unit',
      'u.shifts',
      'u.employees',
    ])
    .where('u.province_id', '=', provinceId)
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(limit)
  if (filter.countyId) q = q.where('u.county_id', '=', filter.countyId)
  if (filter.state) q = q.where('u.state', '=', filter.state)
  if (after) q = q.where(sql<boolean>`(u.name, u.id) > (${after.name}, ${after.id})`)
  return q.execute()
}
