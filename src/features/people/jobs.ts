import type { Ctx } from '#server/ctx.ts'
import type { RoomJobs } from '#server/jobs.ts'
import * as codes from './codes/queries.ts'
import * as lockouts from './lockout/queries.ts'
import * as sessions from './sessions/queries.ts'
import { life } from './sessions/rules.ts'
import * as setup from './setup/queries.ts'

/** Ends at once what has run out and forgets it after a while; accounts are global, so once for all provinces is enough and more does no harm. */
export async function sweep(ctx: Ctx): Promise<void> {
  const before = (ms: number) => new Date(ctx.now.getTime() - ms)
  const day = 86_400_000
  await sessions.endExpired(ctx.db, ctx.now, { staff: before(life.staff.idle), people: before(life.people.idle) })
  await sessions.deleteEnded(ctx.db, before(90 * day))
  await codes.endExpiredCodes(ctx.db, ctx.now)
  await codes.deleteOldCodes(ctx.db, before(2 * day))
  await lockouts.deleteOldFailures(ctx.db, before(2 * day), ctx.now)
  await setup.endExpiredSetupCodes(ctx.db, ctx.now)
}

export const jobs: RoomJobs = {
  tasks: { 'people.sweep': (ctx) => sweep(ctx) },
  every: { 'people.sweep': { minutes: 1 } },
}
