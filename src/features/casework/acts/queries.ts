// The act log and the index columns that follow it.

import type { PeopleReads } from '#features/people/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { Act } from '../model.ts'

type Db = DbOf<'casework'>

export const lockCase = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('casework.case').selectAll().where('province_id', '=', provinceId).where('id', '=', id).forUpdate().executeTakeFirst()

export const findCaseRow = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('casework.case').selectAll().where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCaseRow>>>

export async function actsOf(db: Db, provinceId: number, caseId: string): Promise<Act[]> {
  return (await actsOfMany(db, provinceId, [caseId])).get(caseId) ?? []
}

export async function actsOfMany(db: Db, provinceId: number, caseIds: readonly string[]): Promise<Map<string, Act[]>> {
  const rows = await db
    .selectFrom('casework.act')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where('case_id', 'in', [...caseIds])
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  const found = new Map<string, Act[]>()
  for (const r of rows) {
    const act: Act = {
      seq: r.seq,
      name: r.name as Act['name'],
      at: r.at,
      referralId: r.referral_id,
      actorId: r.actor_id,
      actorRole: r.actor_role,
      details: r.details as Act['details'],
    }
    const list = found.get(r.case_id)
    if (list) list.push(act)
    else found.set(r.case_id, [act])
  }
  return found
}

export const actRow = (provinceId: number, caseId: string, a: Act) => ({
  province_id: provinceId,
  case_id: caseId,
  seq: a.seq,
  referral_id: a.referralId,
  name: a.name,
  at: a.at,
  actor_id: a.actorId,
  actor_role: a.actorRole,
  details: JSON.stringify(a.details),
})
export const insertActs = (db: Db, rows: ReturnType<typeof actRow>[]) => db.insertInto('casework.act').values(rows).execute()

export type CaseIndex = {
  status: string
  flags: string[]
  rung: number
  holder: string
  holder_desk_id: string | null
  lead_desk_id: string | null
  merged_into: string | null
  priority: string
  confidential: boolean
  due_at: Date | null
  step_at: Date | null
  updated_at: Date
  closed_at: Date | null
  knot_id: string | null
  version: number
}
export type CaseContent = Partial<{
  unit_id: string | null
  investor_id: string | null
  unit_name: string
  county_id: string | null
  group_code: string | null
  reporter_name: string
  text: string
}>

export const updateCase = (db: Db, provinceId: number, id: string, index: CaseIndex & CaseContent) =>
  db.updateTable('casework.case').set(index).where('province_id', '=', provinceId).where('id', '=', id).execute()

export type ReferralRow = {
  province_id: number
  id: string
  case_id: string
  desk_id: string
  agency_id: string
  lead: boolean
  alternatives: string | null
  state: string
  rung: number
  due_at: Date | null
  sent_at: Date
  accepted_at: Date | null
  ended_at: Date | null
}

/** Ended ones first, so that a desk’s old referral leaves the place of the one live referral before a new one takes it. */
export async function saveReferrals(db: Db, rows: readonly ReferralRow[]): Promise<void> {
  const ended = rows.filter((r) => r.ended_at !== null)
  for (const part of [ended, rows.filter((r) => r.ended_at === null)])
    if (part.length)
      await db
        .insertInto('casework.referral')
        .values([...part])
        .onConflict((c) =>
          c.columns(['province_id', 'id']).doUpdateSet((eb) => ({
            state: eb.ref('excluded.state'),
            rung: eb.ref('excluded.rung'),
            due_at: eb.ref('excluded.due_at'),
            lead: eb.ref('excluded.lead'),
            accepted_at: eb.ref('excluded.accepted_at'),
            ended_at: eb.ref('excluded.ended_at'),
          })),
        )
        .execute()
}

/** An undone route leaves no referral behind; its acts stay in the log. */
export const deleteReferrals = (db: Db, provinceId: number, ids: readonly string[]) =>
  db
    .deleteFrom('casework.referral')
    .where('province_id', '=', provinceId)
    .where('id', 'in', [...ids])
    .execute()

/** One row, one statement: the case with its first act. */
export async function insertCase(db: Db, row: Record<string, unknown> & { province_id: number; id: string }, act: Act): Promise<void> {
  const { province_id, id } = row
  await db
    .with('opened', (w) =>
      w
        .insertInto('casework.case')
        .values(row as never)
        .returning('id'),
    )
    .insertInto('casework.act')
    .values(actRow(province_id, id, act))
    .execute()
}

/** Takes `size` numbers of a Jalali year. @returns the first, and the transaction that took them */
export async function takeNumbers(db: Db, provinceId: number, year: number, size: number): Promise<{ first: number; xid: string }> {
  const { rows } = await sql<{ first: number; xid: string }>`
    insert into casework.number_block (province_id, year, next) values (${provinceId}, ${year}, ${1 + size})
    on conflict (province_id, year) do update set next = number_block.next + ${size}
    returning next - ${size} as first, pg_current_xact_id()::text as xid`.execute(db)
  return rows[0]!
}

/** What became of a transaction: `mine` (this one), `committed`, `in progress`, `aborted`; null when it is too old to know. */
export async function fateOf(db: Db, xid: string): Promise<string | null> {
  const { rows } = await sql<{ fate: string | null }>`
    select case when pg_current_xact_id_if_assigned() = ${xid}::xid8 then 'mine' else pg_xact_status(${xid}::xid8) end as fate`.execute(db)
  return rows[0]?.fate ?? null
}

/** Marks a step of the clock as done. @returns false when another run did it already */
export async function claimStep(db: Db, provinceId: number, caseId: string, round: number, name: string, at: Date): Promise<boolean> {
  const row = await db
    .insertInto('casework.step')
    .values({ province_id: provinceId, case_id: caseId, round, name, at })
    .onConflict((c) => c.doNothing())
    .returning('name')
    .executeTakeFirst()
  return row !== undefined
}

export const phoneOf = async (db: DbOf<'casework', PeopleReads>, accountId: string): Promise<string | null> =>
  (await db.selectFrom('people.account').select('phone').where('id', '=', accountId).executeTakeFirst())?.phone ?? null
