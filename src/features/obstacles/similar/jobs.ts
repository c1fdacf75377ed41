import type { RoomJobs } from '#server/jobs.ts'
import { sweep } from './sweep/actions.ts'

export const similarJobs: RoomJobs = {
  long: {
    'obstacles.sweepTwins': async (engine, provinceId) => void (await sweep(engine, provinceId)),
  },
  every: { 'obstacles.sweepTwins': { minutes: 24 * 60 } },
}
