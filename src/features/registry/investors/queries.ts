// Every SQL statement about investors.

import { type DbOf, sql } from '#server/db.ts'
import type { InvestorHint } from '../model.ts'
import { afterPrefix, type CleanInvestor, type Wanted } from '../units/rules.ts'

type Db = DbOf<'registry'>

const hints = (db: Db, provinceId: number) =>
  db.selectFrom('registry.investor as i').select(['i.id', 'i.name', 'i.plan', 'i.county_id as countyId']).where('i.province_id', '=', provinceId)

const idsByPhone = (db: Db, provinceId: number, from: string, to: string) =>
  db
    .selectFrom('registry.phone as p')
    .innerJoin('registry.contact as k', (j) => j.onRef('k.province_id', '=', 'p.province_id').onRef('k.id', '=', 'p.contact_id'))
    .select(sql<string>`k.investor_id`.as('id'))
    .where('p.province_id', '=', provinceId)
    .where('p.number', '>=', from)
    .where('p.number', '<', to)
    .where('k.investor_id', 'is not', null)

/** Newest first; `after` is the id of the last one seen (ids grow with time). */
export function findInvestors(db: Db, provinceId: number, wanted: Wanted, after: string | null, limit: number): Promise<InvestorHint[]> {
  let q = hints(db, provinceId).orderBy('i.id', 'desc').limit(limit)
  if (after) q = q.where('i.id', '<', after)
  if (wanted.by === 'words') q = q.where(sql<boolean>`i.search @@ fa.q(${wanted.words})`)
  if (wanted.by === 'digits') {
    const { digits, phone } = wanted
    q = q.where((e) =>
      e.or([e('i.national_id', '=', digits), ...(phone === null ? [] : [e('i.id', 'in', idsByPhone(db, provinceId, phone, afterPrefix(phone)))])]),
    )
  }
  return q.execute()
}

// In collation C `!` sorts below every digit, so this range holds exactly the number.
export const investorsByPhone = (db: Db, provinceId: number, number: string): Promise<InvestorHint[]> =>
  hints(db, provinceId)
    .where('i.id', 'in', idsByPhone(db, provinceId, number, `${number}!`))
    .limit(20)
    .execute()

export const findInvestor = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('registry.investor')
    .select(['id', 'name', 'national_id', 'plan', 'county_id', 'created_at', 'version'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

export const lockInvestor = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('registry.investor')
    .select(['id', 'version'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const findByNationalId = (db: Db, provinceId: number, value: string) =>
  db.selectFrom('registry.investor').select(['id', 'name']).where('province_id', '=', provinceId).where('national_id', '=', value).executeTakeFirst()

const columns = (i: CleanInvestor) => ({ name: i.name, national_id: i.nationalId, plan: i.plan, county_id: i.countyId })

export const insertInvestor = (db: Db, provinceId: number, id: string, investor: CleanInvestor, at: Date) =>
  db
    .insertInto('registry.investor')
    .values({ province_id: provinceId, id, ...columns(investor), created_at: at })
    .execute()

export const updateInvestor = (db: Db, provinceId: number, id: string, investor: CleanInvestor, version: number) =>
  db
    .updateTable('registry.investor')
    .set({ ...columns(investor), version })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()
