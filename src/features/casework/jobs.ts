// What casework does by itself: the clock every minute, telling after acts, and messages that came in.

import type { Ctx } from '#server/ctx.ts'
import type { RoomJobs } from '#server/jobs.ts'
import { deleteOld } from './follow/queries.ts'
import { reindex, sweep } from './ladder/jobs.ts'
import { tidyDrafts } from './public/raise/actions.ts'
import { hearMessage } from './sms/actions.ts'
import type { Telling } from './telling/actions.ts'
import { tellAll } from './telling/jobs.ts'

/** Several edits in a row are counted once. */
const recount = (ctx: Ctx) => ctx.enqueue('casework.reindex', {}, { key: 'reindex' })

export const jobs = {
  hears: {
    'channels.received': hearMessage,
    'registry.addDayOff': recount,
    'registry.removeDayOff': recount,
    'registry.addOfficialHolidays': recount,
    'registry.setWeek': recount,
    'registry.editAgency': recount,
    'casework.setPolicy': recount,
  },
  tasks: {
    'casework.tell': (ctx: Ctx, { tell }: { tell: Telling[] }) => tellAll(ctx, tell),
    'casework.tidy': async (ctx: Ctx) => {
      await deleteOld(ctx.db, ctx.actor.provinceId, ctx.now)
      await tidyDrafts(ctx)
    },
  },
  long: { 'casework.sweep': sweep, 'casework.reindex': reindex },
  every: { 'casework.sweep': { minutes: 1 }, 'casework.tidy': { minutes: 60 } },
} as const satisfies RoomJobs
