// The sweep's statements: due and not done, in batches, written in as few statements as a single case would need.

import { type DbOf, sql } from '#server/db.ts'
import type { CaseIndex } from '../acts/queries.ts'

type Db = DbOf<'casework'>

/** Locks cases whose clock has something to do; rows that a person holds just now are left for the next run. */
export const lockDue = (db: Db, provinceId: number, now: Date, limit: number) =>
  db
    .selectFrom('casework.case')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where('step_at', 'is not', null)
    .where('step_at', '<=', now)
    .orderBy('step_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Running cases by id, a batch at a time. */
export function lockRunning(db: Db, provinceId: number, after: string | null, limit: number) {
  let q = db
    .selectFrom('casework.case')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where((eb) => eb.or([eb('closed_at', 'is', null), eb('step_at', 'is not', null)]))
  if (after) q = q.where('id', '>', after)
  return q.orderBy('id').limit(limit).forUpdate().execute()
}

type StepRow = { case_id: string; round: number; name: string; at: Date }
/** @returns what was not there before, as `case name` */
export async function claimSteps(db: Db, provinceId: number, steps: readonly StepRow[]): Promise<Set<string>> {
  if (!steps.length) return new Set()
  const rows = await db
    .insertInto('casework.step')
    .values(steps.map((s) => ({ province_id: provinceId, ...s })))
    .onConflict((c) => c.doNothing())
    .returning(['case_id', 'name'])
    .execute()
  return new Set(rows.map((r) => `${r.case_id} ${r.name}`))
}

/** Index columns of many cases in one statement. */
export const updateMany = (db: Db, provinceId: number, cases: readonly ({ id: string } & CaseIndex)[]) =>
  sql`update casework.case c set status = n.status, flags = n.flags, rung = n.rung, holder = n.holder, holder_desk_id = n.holder_desk_id, lead_desk_id = n.lead_desk_id,
      merged_into = n.merged_into, priority = n.priority, confidential = n.confidential, due_at = n.due_at, step_at = n.step_at, updated_at = n.updated_at, closed_at = n.closed_at,
      knot_id = n.knot_id, version = n.version
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as n (id uuid, status text, flags text[], rung smallint, holder text, holder_desk_id uuid, lead_desk_id uuid, merged_into uuid,
      priority text, confidential boolean, due_at timestamptz, step_at timestamptz, updated_at timestamptz, closed_at timestamptz, knot_id uuid, version integer)
    where c.province_id = ${provinceId} and c.id = n.id`.execute(db)

/** A case whose step failed is tried again later, behind all others: it can never keep them from their turn. Deadlines stay. */
export const postpone = (db: Db, provinceId: number, id: string, until: Date) =>
  db.updateTable('casework.case').set({ step_at: until }).where('province_id', '=', provinceId).where('id', '=', id).execute()
