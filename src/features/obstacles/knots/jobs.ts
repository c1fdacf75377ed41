// What knots do by themselves: figures and answers every ten minutes, clusters every week or when asked.

import type { RoomJobs } from '#server/jobs.ts'
import { look, lookWeekly } from './clusters/jobs.ts'
import { sweep } from './members/actions.ts'

export const knotsJobs: RoomJobs = {
  tasks: { 'obstacles.sweep_knots': sweep },
  every: { 'obstacles.sweep_knots': { minutes: 10 }, 'obstacles.look_weekly': { minutes: 1440 } },
  long: { 'obstacles.look_for_clusters': look, 'obstacles.look_weekly': lookWeekly },
}
