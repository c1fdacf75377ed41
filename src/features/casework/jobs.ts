// What casework does by itself: the clock and the register every minute, telling after acts, messages that came in, and what
// panels and reviewers decided about obstacles.

import type { Ctx } from '#server/ctx.ts'
import type { RoomJobs } from '#server/jobs.ts'
import { deleteOld } from './follow/queries.ts'
import { hearAccepted, openImported } from './imports/jobs.ts'
import * as knots from './knots/jobs.ts'
import { reindex, sweep } from './ladder/jobs.ts'
import { learnIntake } from './learning/actions.ts'
import { hearEvent, hearMerge, hearUnmerge } from './merging/jobs.ts'
import { note } from './noting/jobs.ts'
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
    'obstacles.knot_confirmed': knots.hearConfirmed,
    'obstacles.knot_changed': knots.hearChanged,
    'obstacles.knot_closed': knots.hearClosed,
    'obstacles.knot_members': knots.hearMembers,
    'obstacles.import_accepted': hearAccepted,
    'obstacles.merge_accepted': hearMerge,
    'obstacles.merge_undone': hearUnmerge,
    'obstacles.event_accepted': hearEvent,
  },
  tasks: {
    'casework.tell': (ctx: Ctx, { tell }: { tell: Telling[] }) => tellAll(ctx, tell),
    'casework.learn': learnIntake,
    'casework.openImported': openImported,
    'casework.answerKnot': knots.answerKnot,
    'casework.linkKnot': knots.linkKnot,
    'casework.askKnot': knots.askKnot,
    'casework.freeKnot': knots.freeKnot,
    'casework.leaveKnot': knots.leaveKnot,
    'casework.tidy': async (ctx: Ctx) => {
      await deleteOld(ctx.db, ctx.actor.provinceId, ctx.now)
      await tidyDrafts(ctx)
    },
  },
  long: { 'casework.sweep': sweep, 'casework.reindex': reindex, 'casework.note': note },
  every: { 'casework.sweep': { minutes: 1 }, 'casework.note': { minutes: 1 }, 'casework.tidy': { minutes: 60 } },
} as const satisfies RoomJobs
