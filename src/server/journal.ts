// The hash chain over journal.fact, one per province. Writers never wait for it: a batch of new facts is sealed every
// few seconds, and `verify` recomputes every seal. hash = sha256(previous hash ‖ facts of the batch, in id order).

import { createHash } from 'node:crypto'
import { type Db, inTransaction, sql } from './db.ts'

const zero = Buffer.alloc(32)
const batch = 5000

type Row = { id: string; at: Date; actor_id: string | null; actor_role: string; name: string; subject: string; details: unknown }

/** One line per fact with a fixed order of fields and keys, so that any reader recomputes the same bytes. */
const line = (f: Row) => JSON.stringify([f.id, f.at.toISOString(), f.actor_id, f.actor_role, f.name, f.subject, sorted(f.details)])

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  )
}

function chain(previous: Buffer, facts: readonly Row[]): Buffer {
  const hash = createHash('sha256').update(previous)
  for (const fact of facts) hash.update(line(fact)).update('\n')
  return hash.digest()
}

const columns = ['id', 'at', 'actor_id', 'actor_role', 'name', 'subject', 'details'] as const

/** Seals what is new in one province. @returns how many facts were sealed */
export function seal(db: Db, provinceId: number, now: Date): Promise<number> {
  return inTransaction(db, 'write', provinceId, async (trx) => {
    // One sealer at a time over all server processes; the others simply come back later.
    const {
      rows: [lock],
    } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtext('journal seal'), ${provinceId}) as mine`.execute(trx)
    if (!lock?.mine) return 0
    const facts = await trx
      .selectFrom('journal.fact')
      .select(columns)
      .where('province_id', '=', provinceId)
      .where('seal_no', 'is', null)
      .orderBy('id')
      .limit(batch)
      .execute()
    if (!facts.length) return 0
    const last = await trx
      .selectFrom('journal.seal')
      .select(['no', 'hash'])
      .where('province_id', '=', provinceId)
      .orderBy('no', 'desc')
      .limit(1)
      .executeTakeFirst()
    const no = (last?.no ?? 0) + 1
    const previous = last?.hash ?? zero
    await trx
      .insertInto('journal.seal')
      .values({ province_id: provinceId, no, sealed_at: now, fact_count: facts.length, prev_hash: previous, hash: chain(previous, facts) })
      .execute()
    await trx
      .updateTable('journal.fact')
      .set({ seal_no: no })
      .where('province_id', '=', provinceId)
      .where('id', 'in', sql<string>`(select unnest(${facts.map((f) => f.id)}::uuid[]))`)
      .execute()
    return facts.length
  })
}

export async function sealAll(db: Db, now: Date): Promise<void> {
  for (const { id } of await db.selectFrom('people.province').select('id').execute())
    while ((await seal(db, id, now)) === batch) {
      /* the rest */
    }
}

export type Verdict = { provinceId: number; seals: number; facts: number; unsealed: number; broken: { seal: number; why: string } | null }

/** Recomputes the whole chain of a province; memory stays that of one batch. */
export function verify(db: Db, provinceId: number): Promise<Verdict> {
  return inTransaction(db, 'read', provinceId, async (trx) => {
    const verdict: Verdict = { provinceId, seals: 0, facts: 0, unsealed: 0, broken: null }
    let previous: Buffer = zero
    for (let no = 1; ; no++) {
      const s = await trx.selectFrom('journal.seal').selectAll().where('province_id', '=', provinceId).where('no', '=', no).executeTakeFirst()
      if (!s) break
      const facts = await factsOf(trx, provinceId, no)
      verdict.seals = no
      verdict.facts += facts.length
      const why =
        facts.length !== s.fact_count
          ? `${s.fact_count} facts were sealed, ${facts.length} are there`
          : !previous.equals(s.prev_hash)
            ? 'it does not continue the seal before it'
            : !chain(previous, facts).equals(s.hash)
              ? 'a fact was changed'
              : null
      if (why) return { ...verdict, broken: { seal: no, why } }
      previous = s.hash
    }
    const {
      rows: [left],
    } = await sql<{ beyond: number; unsealed: number }>`
      select (select count(*) from journal.seal where province_id = ${provinceId} and no > ${verdict.seals})::int as beyond,
             (select count(*) from journal.fact where province_id = ${provinceId} and seal_no is null)::int as unsealed`.execute(trx)
    verdict.unsealed = left!.unsealed
    if (left!.beyond) verdict.broken = { seal: verdict.seals + 1, why: 'the seal is missing' }
    return verdict
  })
}

const factsOf = (trx: Db, provinceId: number, no: number) =>
  trx.selectFrom('journal.fact').select(columns).where('province_id', '=', provinceId).where('seal_no', '=', no).orderBy('id').execute()
