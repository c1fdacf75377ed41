// Rooms' jobs: what they do when facts arrive or time passes. The queue is graphile-worker in the same PostgreSQL.

import { type CronItem, Logger, parseCronItems, run, type Task, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import { type Ctx, type Engine, type Fact, systemWork } from './ctx.ts'
import type { Meters } from './metrics.ts'

export type RoomJobs = {
  /** fact name → what this room does about it */
  readonly hears?: Readonly<Record<string, (ctx: Ctx, fact: Fact) => Promise<void>>>
  /** task name (`room.task`) → the work, inside one transaction of one province */
  readonly tasks?: Readonly<Record<string, (ctx: Ctx, payload: never) => Promise<void>>>
  /** tasks that run in every province each so many minutes */
  readonly every?: Readonly<Record<string, { readonly minutes: number }>>
  /** tasks that open transactions themselves, because they work through many records (a sweep) */
  readonly long?: Readonly<Record<string, (engine: Engine, provinceId: number) => Promise<void>>>
}

export type JobTable = Readonly<Record<string, RoomJobs>>

const hearer = (room: string, fact: string) => `${room} hears ${fact}`

/** Which tasks a fact wakes; part of the Engine. */
export function listenersOf(table: JobTable): Engine['listeners'] {
  const found = new Map<string, string[]>()
  for (const [room, { hears = {} }] of Object.entries(table))
    for (const fact of Object.keys(hears)) found.set(fact, [...(found.get(fact) ?? []), hearer(room, fact)])
  return (name) => found.get(name) ?? []
}

/** Every task by name, ready to be run with a payload that holds its provinceId. */
export function runnersOf(
  table: JobTable,
  engine: Engine,
): Record<string, (payload: { provinceId: number } & Record<string, unknown>) => Promise<void>> {
  const runners: ReturnType<typeof runnersOf> = {}
  for (const [room, { hears = {}, tasks = {}, long = {} }] of Object.entries(table)) {
    for (const [fact, listener] of Object.entries(hears))
      runners[hearer(room, fact)] = ({ provinceId, factId }) =>
        systemWork(engine, provinceId, async (ctx) => listener(ctx, await getFact(ctx, String(factId))))
    for (const [name, task] of Object.entries(tasks))
      runners[name] = (payload) => systemWork(engine, payload.provinceId, (ctx) => task(ctx, payload as never))
    for (const [name, task] of Object.entries(long)) runners[name] = ({ provinceId }) => task(engine, provinceId)
  }
  return runners
}

async function getFact(ctx: Ctx, id: string): Promise<Fact> {
  const f = await ctx.db
    .selectFrom('journal.fact')
    .selectAll()
    .where('province_id', '=', ctx.actor.provinceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    id: f.id,
    provinceId: f.province_id,
    at: f.at,
    actorId: f.actor_id,
    actorRole: f.actor_role,
    name: f.name,
    subject: f.subject,
    details: f.details as Fact['details'],
  }
}

/** Starts the workers. @returns a function that lets running jobs end and stops */
export async function startJobs(
  table: JobTable,
  engine: Engine,
  pool: pg.Pool,
  meters: Meters,
  log: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const runners = runnersOf(table, engine)
  const taskList: TaskList = {}
  for (const [name, runner] of Object.entries(runners)) taskList[name] = counted(name, runner as Task, meters)
  const timed = Object.values(table).flatMap(({ every = {} }) => Object.entries(every))
  const cron: CronItem[] = timed.map(([name, { minutes }]) => ({
    task: `every ${name}`,
    match: minutes === 1 ? '* * * * *' : minutes >= 60 ? `7 */${Math.max(1, Math.round(minutes / 60))} * * *` : `*/${minutes} * * * *`,
    options: { backfillPeriod: 0, maxAttempts: 1 },
  }))
  for (const [name] of timed)
    taskList[`every ${name}`] = async (_payload, helpers) => {
      for (const { id } of await engine.db.selectFrom('people.province').select('id').execute())
        await helpers.addJob(name, { provinceId: id }, { jobKey: `${id} ${name} timed`, maxAttempts: 3 })
    }
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList,
    parsedCronItems: parseCronItems(cron),
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log(message)
    }),
  })
  return () => runner.stop()
}

const counted =
  (name: string, task: Task, meters: Meters): Task =>
  async (payload, helpers) => {
    try {
      await task(payload, helpers)
      meters.jobs.inc({ task: name, outcome: 'done' })
    } catch (error) {
      meters.jobs.inc({ task: name, outcome: 'failed' })
      throw error
    }
  }
