// Every SQL statement about counties and parks.

import { type DbOf, sql } from '#server/db.ts'
import type { County } from '../model.ts'
import type { CountyForm, Park, ParkForm } from './model.ts'

type Db = DbOf<'registry'>

/** Persian alphabetical order is the page's business (Intl.Collator); here any stable order. */
export const counties = (db: Db, provinceId: number): Promise<County[]> =>
  db
    .selectFrom('registry.county')
    .select(['id', 'name_fa as nameFa', 'name_en as nameEn'])
    .where('province_id', '=', provinceId)
    .orderBy('name_fa')
    .execute()

export async function parks(db: Db, provinceId: number): Promise<Park[]> {
  const rows = await db
    .selectFrom('registry.park')
    .select(['id', 'county_id as countyId', 'name_fa as nameFa', 'name_en as nameEn', 'kind'])
    .where('province_id', '=', provinceId)
    .orderBy('name_fa')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as Park['kind'] }))
}

export const findCounty = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('registry.county').select(['id', 'name_fa as nameFa']).where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

export const findPark = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('registry.park').select(['id', 'county_id as countyId']).where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

export async function countCounties(db: Db, provinceId: number, ids: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('registry.county').select('id').where('province_id', '=', provinceId).where('id', 'in', ids).execute()
  return rows.length
}

export const insertCounty = (db: Db, provinceId: number, id: string, form: CountyForm) =>
  db.insertInto('registry.county').values({ province_id: provinceId, id, name_fa: form.nameFa, name_en: form.nameEn }).execute()

export const updateCounty = (db: Db, provinceId: number, id: string, form: CountyForm) =>
  db
    .updateTable('registry.county')
    .set({ name_fa: form.nameFa, name_en: form.nameEn })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

export const deleteCounty = (db: Db, provinceId: number, id: string) =>
  db.deleteFrom('registry.county').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

/** Arrays cannot have foreign keys: a county named by a desk's territory or by a closure is in use as well. */
export async function countyIsNamed(db: Db, provinceId: number, id: string): Promise<boolean> {
  const found = await sql<{ named: boolean }>`select
    exists (select from registry.desk where province_id = ${provinceId} and ${id}::uuid = any(county_ids)) or
    exists (select from registry.day_off where province_id = ${provinceId} and ${id}::uuid = any(county_ids)) as named`.execute(db)
  return found.rows[0]!.named
}

const parkColumns = (form: ParkForm) => ({ name_fa: form.nameFa, name_en: form.nameEn, county_id: form.countyId, kind: form.kind })

export const insertPark = (db: Db, provinceId: number, id: string, form: ParkForm) =>
  db
    .insertInto('registry.park')
    .values({ province_id: provinceId, id, ...parkColumns(form) })
    .execute()

export const updatePark = (db: Db, provinceId: number, id: string, form: ParkForm) =>
  db.updateTable('registry.park').set(parkColumns(form)).where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

export const deletePark = (db: Db, provinceId: number, id: string) =>
  db.deleteFrom('registry.park').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()
