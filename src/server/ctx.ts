// What every handler, page and job works with: one person, one moment, one transaction.

import { type Actor, systemActor } from '#kernel/actor.ts'
import type { Locale } from '#kernel/format.ts'
import { Problem, problem } from '#kernel/problem.ts'
import type { Config } from './config.ts'
import { type Db, inTransaction, setProvince, sql, type TransactionMode } from './db.ts'
import type { FileStore } from './files.ts'
import { newId } from './ids.ts'
import type { Translate } from './words.ts'

export const noSuchProvince = problem<{ province: string | number }>('http/no-such-province', 404)

export type Fact = {
  readonly id: string
  readonly provinceId: number
  readonly at: Date
  readonly actorId: string | null
  readonly actorRole: string
  readonly name: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}

export type QueuedJob = { task: string; payload: object; runAt: string | null; key: string | null }

export type Ctx = {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  readonly locale: Locale
  readonly config: Config
  readonly files: FileStore
  /** Writes one fact into the journal with the change it tells of; rooms' jobs hear it after the commit. */
  record(name: string, subject: string, details?: Record<string, unknown>): Promise<void>
  /** Live pages that watch this topic fetch again after the commit. */
  tell(topic: string): void
  /** Runs a room's task after the commit, at `runAt` if given; a later call with the same key replaces the job. */
  enqueue(task: string, payload: object, options?: { runAt?: Date; key?: string }): Promise<void>
  /** For callers without a province: the same transaction, inside this province. */
  inProvince(provinceId: number): Promise<Ctx>
  /** The same moment and transaction in somebody else's name. */
  as(actor: Actor): Ctx
  t: Translate
}

export type Engine = {
  readonly db: Db
  readonly config: Config
  readonly files: FileStore
  readonly clock: () => Date
  readonly t: Translate
  /** Which tasks want to hear a fact of this name. */
  readonly listeners: (factName: string) => readonly string[]
  /** Hands jobs and topics over inside the transaction. */
  readonly after: (db: Db, provinceId: number, jobs: readonly QueuedJob[], topics: readonly string[]) => Promise<void>
  /** Opens the transaction; tests put a savepoint here. */
  readonly transact: <T>(mode: TransactionMode, provinceId: number | null, run: (db: Db) => Promise<T>) => Promise<T>
}

/** Facts, jobs and topics gathered during one transaction. */
type Gathered = { facts: Fact[]; jobs: (QueuedJob & { provinceId: number })[]; topics: Set<string>; now: Date }

/** Runs `work` in one transaction and writes what it gathered before the commit. */
export async function work<T>(
  engine: Engine,
  who: { actor: Actor; locale: Locale; mode: TransactionMode },
  run: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const province = who.actor.provinceId || null
  const outcome = await engine.transact(who.mode, province, async (db) => {
    const gathered: Gathered = { facts: [], jobs: [], topics: new Set(), now: engine.clock() }
    const done = await run(makeCtx(engine, db, who, gathered)).then((result) => ({ result }), keptRefusal)
    await flush(engine, db, gathered)
    return done
  })
  if ('refusal' in outcome) throw outcome.refusal
  return outcome.result
}

/** A refusal that counts something (a wrong code) commits first and is thrown afterwards. */
function keptRefusal(error: unknown): { refusal: Problem } {
  if (error instanceof Problem && error.keepsWrites) return { refusal: error }
  throw error
}

/** The product's own work in one province: clocks, listeners, seeding. */
export const systemWork = <T>(engine: Engine, provinceId: number, run: (ctx: Ctx) => Promise<T>) =>
  work(engine, { actor: systemActor(provinceId), locale: 'fa', mode: 'write' }, run)

function makeCtx(engine: Engine, db: Db, who: { actor: Actor; locale: Locale }, gathered: Gathered): Ctx {
  const { actor, locale } = who
  return {
    db,
    actor,
    locale,
    now: gathered.now,
    config: engine.config,
    files: engine.files,
    t: (key, params, other) => engine.t(key, params, other ?? locale),
    async record(name, subject, details = {}) {
      if (!actor.provinceId) throw new Error(`fact ${name} outside a province`)
      gathered.facts.push({
        id: newId(),
        provinceId: actor.provinceId,
        at: gathered.now,
        actorId: actor.accountId,
        actorRole: actor.role,
        name,
        subject,
        details,
      })
    },
    tell(topic) {
      gathered.topics.add(`${actor.provinceId} ${topic}`)
    },
    async enqueue(task, payload, { runAt, key } = {}) {
      gathered.jobs.push({
        task,
        payload,
        provinceId: actor.provinceId,
        runAt: runAt?.toISOString() ?? null,
        key: key ? `${actor.provinceId} ${task} ${key}` : null,
      })
    },
    async inProvince(provinceId) {
      const found = await db.selectFrom('people.province').select('id').where('id', '=', provinceId).executeTakeFirst()
      if (!found) throw noSuchProvince({ province: provinceId })
      await setProvince(db, provinceId)
      return makeCtx(engine, db, { actor: { ...actor, provinceId }, locale }, gathered)
    },
    as: (other) => makeCtx(engine, db, { actor: other, locale }, gathered),
  }
}

async function flush(engine: Engine, db: Db, { facts, jobs, topics }: Gathered) {
  const byProvince = Map.groupBy(facts, (f) => f.provinceId)
  for (const [provinceId, group] of byProvince) {
    if (byProvince.size > 1) await setProvince(db, provinceId) // somebody accepts invitations of two provinces at one sign-in
    await db
      .insertInto('journal.fact')
      .values(
        group.map((f) => ({
          province_id: f.provinceId,
          id: f.id,
          at: f.at,
          actor_id: f.actorId,
          actor_role: f.actorRole,
          name: f.name,
          subject: f.subject,
          details: JSON.stringify(f.details),
        })),
      )
      .execute()
  }
  const heard = facts.flatMap((f) =>
    engine.listeners(f.name).map((task) => ({ task, payload: { factId: f.id }, provinceId: f.provinceId, runAt: null, key: null })),
  )
  const all = [...jobs, ...heard]
  if (!all.length && !topics.size) return
  const wrapped = all.map(({ task, payload, provinceId, runAt, key }) => ({ task, payload: { provinceId, ...payload }, runAt, key }))
  await engine.after(db, facts[0]?.provinceId ?? 0, wrapped, [...topics])
}

/** The queue and the live news of a real server; see grants.sql for the other side. */
export const afterWrite: Engine['after'] = async (db, _province, jobs, topics) => {
  await sql`select public.after_write(${JSON.stringify(jobs)}::jsonb, ${[...topics]}::text[])`.execute(db)
}

export const transactOn =
  (db: Db): Engine['transact'] =>
  (mode, provinceId, run) =>
    inTransaction(db, mode, provinceId, run)
