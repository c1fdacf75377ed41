// What the booklet says of the province.

import type { PeopleReads } from '#features/people/model.ts'
import type { RegistryReads } from '#features/registry/model.ts'
import type { DbOf } from '#server/db.ts'

type Db = DbOf<'obstacles', PeopleReads & RegistryReads>

export const province = (db: Db, id: number) =>
  db.selectFrom('people.province').select(['name_fa as nameFa', 'name_en as nameEn']).where('id', '=', id).executeTakeFirstOrThrow()

/** Every usual agency of the province that is active, with the code it stands under. */
export const usual = (db: Db, provinceId: number) =>
  db
    .selectFrom('obstacles.usual_agency as u')
    .innerJoin('registry.agency as a', (j) => j.onRef('a.province_id', '=', 'u.province_id').onRef('a.id', '=', 'u.agency_id'))
    .select(['u.group_code as code', 'a.name_fa as nameFa', 'a.name_en as nameEn'])
    .where('u.province_id', '=', provinceId)
    .where('a.active', '=', true)
    .orderBy('u.group_code')
    .orderBy('a.name_fa')
    .execute()
