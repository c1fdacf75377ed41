import type { PeopleReads } from '#features/people/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { MessageState } from '../model.ts'

export type Db = DbOf<'channels', PeopleReads>

// Written out, not as parameters: a prepared statement must be able to use the partial indexes that say the same.
const incoming = sql<boolean>`direction = 'in'`
const unsent = sql<boolean>`state in ('waiting', 'sending')`
const sending = sql<boolean>`state = 'sending'`

const columns = [
  'id',
  'direction',
  'channel',
  'address',
  'template',
  'text',
  'secret',
  'case_id',
  'unit_id',
  'state',
  'attempts',
  'next_try_at',
  'expires_at',
  'gateway_ref',
  'reported_at',
  'error',
  'created_at',
  'updated_at',
] as const

const messages = (db: Db, provinceId: number) => db.selectFrom('channels.message').select(columns).where('province_id', '=', provinceId)
export type MessageRow = Awaited<ReturnType<ReturnType<typeof messages>['executeTakeFirstOrThrow']>>

export type NewRow = {
  id: string
  direction: 'out' | 'in'
  channel: 'sms' | 'mail'
  address: string
  template: string | null
  text: string
  secret: boolean
  case_id: string | null
  unit_id: string | null
  state: MessageState
  next_try_at: Date | null
  expires_at: Date | null
  gateway_ref: string | null
  error: string
}

/** False when an incoming message with this gateway reference is there already. */
export async function insertMessage(db: Db, provinceId: number, row: NewRow, now: Date): Promise<boolean> {
  const done = await db
    .insertInto('channels.message')
    .values({ province_id: provinceId, ...row, created_at: now, updated_at: now })
    .onConflict((c) => c.columns(['province_id', 'gateway_ref']).where(incoming).where('gateway_ref', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

export const findIncoming = (db: Db, provinceId: number, ref: string) =>
  messages(db, provinceId).where(incoming).where('gateway_ref', '=', ref).executeTakeFirst()

export type Filter = { direction?: 'out' | 'in'; state?: MessageState; address?: string; caseId?: string; after?: string; limit: number }

export function listMessages(db: Db, provinceId: number, f: Filter) {
  let q = messages(db, provinceId)
  if (f.direction) q = q.where('direction', '=', f.direction)
  if (f.state) q = q.where('state', '=', f.state)
  if (f.address) q = q.where('address', '=', f.address)
  if (f.caseId) q = q.where('case_id', '=', f.caseId)
  if (f.after) q = q.where('id', '<', f.after)
  return q.orderBy('id', 'desc').limit(f.limit).execute()
}

export const ofCase = (db: Db, provinceId: number, caseId: string) =>
  messages(db, provinceId).where('case_id', '=', caseId).orderBy('id').limit(500).execute()

/** Outgoing messages by state: those since an id, and all that still wait. */
export const countStates = (db: Db, provinceId: number, since: string) =>
  db
    .selectFrom('channels.message')
    .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
    .where('province_id', '=', provinceId)
    .where('direction', '=', 'out')
    .where((eb) => eb.or([eb('id', '>=', since), unsent]))
    .groupBy('state')
    .execute()

export const lockMessage = (db: Db, provinceId: number, id: string) => messages(db, provinceId).where('id', '=', id).forUpdate().executeTakeFirst()

export type Change = Partial<{
  state: MessageState
  text: string
  attempts: number
  next_try_at: Date | null
  expires_at: Date
  gateway_ref: string | null
  reported_at: Date | null
  error: string
}>

export const changeMessage = (db: Db, provinceId: number, id: string, change: Change, now: Date) =>
  db
    .updateTable('channels.message')
    .set({ ...change, updated_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

/** Is an attempt under way: claimed and not given up yet? */
export async function isSending(db: Db, provinceId: number, now: Date): Promise<boolean> {
  const found = await db
    .selectFrom('channels.message')
    .select('id')
    .where('province_id', '=', provinceId)
    .where(unsent)
    .where(sending)
    .where('next_try_at', '>', now)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Due messages of these channels under a lock, codes first. Rows that another worker holds are left to it. */
export const lockDue = (db: Db, provinceId: number, channels: readonly ('sms' | 'mail')[], now: Date, limit: number) =>
  messages(db, provinceId)
    .where(unsent)
    .where('next_try_at', '<=', now)
    .where('channel', 'in', channels)
    .orderBy('secret', 'desc')
    .orderBy('next_try_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Messages past their time that nobody is sending now; all, or codes only. */
export function lockExpired(db: Db, provinceId: number, now: Date, onlyCodes: boolean) {
  const q = messages(db, provinceId)
    .where(unsent)
    .where('expires_at', '<=', now)
    .where((eb) => eb.or([eb('state', '=', 'waiting'), eb('next_try_at', '<=', now)]))
  return (onlyCodes ? q.where('secret', '=', true) : q).limit(1000).forUpdate().skipLocked().execute()
}

/** Queues again what failed since an id, without codes and without `hopeless` errors. @returns how many */
export async function requeueFailed(
  db: Db,
  provinceId: number,
  since: string,
  hopeless: readonly string[],
  now: Date,
  expires: Date,
): Promise<number> {
  const done = await db
    .updateTable('channels.message')
    .set({ state: 'waiting', attempts: 0, next_try_at: now, expires_at: expires, gateway_ref: null, reported_at: null, error: '', updated_at: now })
    .where('province_id', '=', provinceId)
    .where('state', '=', 'failed')
    .where('id', '>=', since)
    .where('secret', '=', false)
    .where('error', 'not in', hopeless)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** A new code makes those that still wait for the same person useless. */
export const cancelCodes = (db: Db, provinceId: number, address: string, now: Date) =>
  db
    .updateTable('channels.message')
    .set({ state: 'cancelled', text: '', next_try_at: null, updated_at: now })
    .where('province_id', '=', provinceId)
    .where('address', '=', address)
    .where('state', '=', 'waiting')
    .where('secret', '=', true)
    .execute()

/** The newest outgoing message that the gateway knows by this reference. */
export const lockByRef = (db: Db, provinceId: number, ref: string) =>
  messages(db, provinceId).where('gateway_ref', '=', ref).where('direction', '=', 'out').orderBy('id', 'desc').limit(1).forUpdate().executeTakeFirst()

type ReportRow = { ref: string; state: 'delivered' | 'failed'; at: Date }

/** False when the very same report came before. */
export async function insertReport(db: Db, provinceId: number, r: ReportRow, now: Date): Promise<boolean> {
  const done = await db
    .insertInto('channels.delivery')
    .values({ province_id: provinceId, gateway_ref: r.ref, state: r.state, at: r.at, received_at: now })
    .onConflict((c) => c.doNothing())
    .returning('gateway_ref')
    .executeTakeFirst()
  return done !== undefined
}

export const reportsOf = (db: Db, provinceId: number, ref: string) =>
  db
    .selectFrom('channels.delivery')
    .select(['state', 'at'])
    .where('province_id', '=', provinceId)
    .where('gateway_ref', '=', ref)
    .orderBy('at')
    .execute()

/** References with a report that came in since `since` whose message still stands on «sent». */
export const unappliedRefs = (db: Db, provinceId: number, since: Date) =>
  db
    .selectFrom('channels.delivery as d')
    .innerJoin('channels.message as m', (j) => j.onRef('m.province_id', '=', 'd.province_id').onRef('m.gateway_ref', '=', 'd.gateway_ref'))
    .select('d.gateway_ref as ref')
    .distinct()
    .where('d.province_id', '=', provinceId)
    .where('d.received_at', '>', since)
    .where('m.state', '=', 'sent')
    .limit(500)
    .execute()

export const dropOldReports = (db: Db, provinceId: number, before: Date) =>
  db.deleteFrom('channels.delivery').where('province_id', '=', provinceId).where('received_at', '<', before).execute()

/** All that a message needs besides its params, in one round trip: language of the receiver, the province's phone and edited text. */
export const writingOf = (db: Db, provinceId: number, template: string, phone: string) =>
  db
    .selectFrom('people.province as p')
    .leftJoin('people.account as a', (j) => j.on('a.phone', '=', phone))
    .leftJoin('channels.template as e', (j) => j.onRef('e.province_id', '=', 'p.id').on('e.key', '=', template))
    .select(['p.centre_phone', 'a.locale', 'e.fa', 'e.en'])
    .where('p.id', '=', provinceId)
    .executeTakeFirstOrThrow()

export const linkMessage = (db: Db, provinceId: number, id: string, about: { caseId: string; unitId?: string }, now: Date) =>
  db
    .updateTable('channels.message')
    .set({ case_id: about.caseId, ...(about.unitId && { unit_id: about.unitId }), updated_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()
