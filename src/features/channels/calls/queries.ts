import type { PeopleReads } from '#features/people/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { CallState } from '../model.ts'

type Db = DbOf<'channels', PeopleReads>

// Written out, not as parameters: a prepared statement must be able to use the partial index that says the same.
const live = sql<boolean>`c.state in ('ringing', 'answered')`
const liveRow = sql<boolean>`state in ('ringing', 'answered')`

const calls = (db: Db, provinceId: number) =>
  db
    .selectFrom('channels.call as c')
    .leftJoin('people.account as a', 'a.id', 'c.operator_id')
    .select(['c.id', 'c.caller', 'c.line', 'c.at', 'c.state', 'c.operator_id', 'a.name as operator_name', 'c.unit_id', 'c.case_id', 'c.note'])
    .where('c.province_id', '=', provinceId)
export type CallRow = Awaited<ReturnType<ReturnType<typeof calls>['executeTakeFirstOrThrow']>>

type NewCall = {
  id: string
  caller: string
  line: string
  pbx_ref: string | null
  at: Date
  state: CallState
  operator_id: string | null
  unit_id: string | null
}

/** False when the PBX told of this call before. */
export async function insertCall(db: Db, provinceId: number, call: NewCall): Promise<boolean> {
  const done = await db
    .insertInto('channels.call')
    .values({ province_id: provinceId, ...call })
    .onConflict((c) => c.columns(['province_id', 'pbx_ref']).where('pbx_ref', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

export const lockCall = (db: Db, provinceId: number, id: string) => calls(db, provinceId).where('c.id', '=', id).forUpdate('c').executeTakeFirst()
export const lockCallByRef = (db: Db, provinceId: number, ref: string) =>
  calls(db, provinceId).where('c.pbx_ref', '=', ref).forUpdate('c').executeTakeFirst()

type Change = Partial<{ state: CallState; operator_id: string | null; unit_id: string; case_id: string; note: string }>

export const changeCall = (db: Db, provinceId: number, id: string, change: Change) =>
  db.updateTable('channels.call').set(change).where('province_id', '=', provinceId).where('id', '=', id).execute()

export const currentCalls = (db: Db, provinceId: number, ringingSince: Date) =>
  calls(db, provinceId)
    .where(live)
    .where((eb) => eb.or([eb('c.state', '=', 'answered'), eb('c.at', '>', ringingSince)]))
    .orderBy('c.id', 'desc')
    .limit(50)
    .execute()

export function listCalls(db: Db, provinceId: number, f: { caller?: string; unitId?: string; after?: string; limit: number }) {
  let q = calls(db, provinceId)
  if (f.caller) q = q.where('c.caller', '=', f.caller)
  if (f.unitId) q = q.where('c.unit_id', '=', f.unitId)
  if (f.after) q = q.where('c.id', '<', f.after)
  return q.orderBy('c.id', 'desc').limit(f.limit).execute()
}

/** Ends calls of which the PBX says nothing any more. */
export const endForgotten = (db: Db, provinceId: number, from: CallState, to: CallState, before: Date) =>
  db
    .updateTable('channels.call')
    .set({ state: to })
    .where('province_id', '=', provinceId)
    .where(liveRow)
    .where('state', '=', from)
    .where('at', '<', before)
    .returning('id')
    .execute()
