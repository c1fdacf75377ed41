// The expert directory.

import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { ExpertForm, ExpertRecord } from '../model.ts'

type Db = DbOf<'obstacles', RegistryReads>

const columns = [
  'account_id as accountId',
  'skills',
  'about',
  'interests',
  'interests_at as interestsAt',
  'unit_ids as unitIds',
  'agency_ids as agencyIds',
  'version',
] as const

/** Entries of these people; who never wrote one has none. */
export const entries = (db: Db, provinceId: number, accountIds: readonly string[]) =>
  db
    .selectFrom('obstacles.expert')
    .select(columns)
    .where('province_id', '=', provinceId)
    .where('account_id', 'in', [...accountIds])
    .execute()

export type ExpertRow = Awaited<ReturnType<typeof entries>>[number]

export const lockEntry = (db: Db, provinceId: number, accountId: string) =>
  db
    .selectFrom('obstacles.expert')
    .select(columns)
    .where('province_id', '=', provinceId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()

export async function saveEntry(db: Db, provinceId: number, accountId: string, form: ExpertForm, interestsAt: Date | null, at: Date): Promise<void> {
  const row = {
    skills: form.skills,
    about: form.about,
    interests: form.interests,
    interests_at: interestsAt,
    unit_ids: form.unitIds,
    agency_ids: form.agencyIds,
    updated_at: at,
  }
  await db
    .insertInto('obstacles.expert')
    .values({ province_id: provinceId, account_id: accountId, ...row })
    .onConflict((c) => c.columns(['province_id', 'account_id']).doUpdateSet({ ...row, version: sql<number>`obstacles.expert.version + 1` }))
    .execute()
}

/** Panels of these people. */
export const seatsOf = (db: Db, provinceId: number, accountIds: readonly string[]) =>
  db
    .selectFrom('obstacles.panel_member as m')
    .innerJoin('obstacles.panel as p', (j) => j.onRef('p.province_id', '=', 'm.province_id').onRef('p.id', '=', 'm.panel_id'))
    .select(['m.account_id as accountId', 'p.id', 'p.name_fa as nameFa', 'p.name_en as nameEn', 'm.chair'])
    .where('m.province_id', '=', provinceId)
    .where('m.account_id', 'in', [...accountIds])
    .execute()

/** Everybody who sits on a panel or wrote an entry; a province has some hundreds at most. */
export async function everybody(db: Db, provinceId: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from obstacles.panel_member where province_id = ${provinceId}
    union select account_id from obstacles.expert where province_id = ${provinceId} and active limit 1000`.execute(db)
  return rows.map((r) => r.id)
}

/** What each was asked since taking a seat, gave, gave late, and declared a conflict in. */
export async function records(db: Db, provinceId: number, accountIds: readonly string[]): Promise<Map<string, ExpertRecord>> {
  const { rows } = await sql<ExpertRecord & { accountId: string }>`
    select m.account_id as "accountId", count(distinct r.id)::int as asked,
           count(o.request_id) filter (where not o.conflict)::int as given,
           count(o.request_id) filter (where not o.conflict and o.at > r.due_at)::int as late,
           count(o.request_id) filter (where o.conflict)::int as conflicts
    from obstacles.panel_member m
    join obstacles.opinion_request r on r.province_id = m.province_id and r.panel_id = m.panel_id and r.asked_at >= m.since and r.state <> 'withdrawn'
    left join obstacles.opinion o on o.province_id = r.province_id and o.request_id = r.id and o.account_id = m.account_id
    where m.province_id = ${provinceId} and m.account_id = any(${[...accountIds]}::uuid[])
    group by m.account_id`.execute(db)
  return new Map(rows.map(({ accountId, ...record }) => [accountId, record]))
}

export const unitNames = (db: Db, provinceId: number, ids: readonly string[]) =>
  ids.length
    ? db
        .selectFrom('registry.unit')
        .select(['id', 'name'])
        .where('province_id', '=', provinceId)
        .where('id', 'in', [...ids])
        .execute()
    : Promise.resolve([])
