import type { RoomJobs } from '#server/jobs.ts'
import { repair } from './checking/actions.ts'
import { foldMoves } from './tally/queries.ts'

const most = 20_000

export const followupJobs: RoomJobs = {
  tasks: {
    'workgroup.fold_tally': async (ctx) => {
      await foldMoves(ctx.db, ctx.actor.provinceId, most)
    },
    'workgroup.check_tally': async (ctx) => {
      await repair(ctx)
    },
  },
  every: { 'workgroup.fold_tally': { minutes: 5 }, 'workgroup.check_tally': { minutes: 1440 } },
}
