// What the room does by itself, noun by noun.

import type { RoomJobs } from '#server/jobs.ts'
import { bodiesJobs } from './bodies/jobs.ts'
import { dossiersJobs } from './dossiers/jobs.ts'
import { exchangeJobs } from './exchange/jobs.ts'
import { followupJobs } from './followup/jobs.ts'
import { papersJobs } from './papers/jobs.ts'
import { resolutionsJobs } from './resolutions/jobs.ts'
import { sessionsJobs } from './sessions/jobs.ts'
import { sittingJobs } from './sitting/jobs.ts'

const nouns: readonly RoomJobs[] = [bodiesJobs, dossiersJobs, sessionsJobs, sittingJobs, resolutionsJobs, papersJobs, followupJobs, exchangeJobs]

/** Several nouns may hear one fact: each does its part, in order. */
function heard(): NonNullable<RoomJobs['hears']> {
  const all: Record<string, NonNullable<RoomJobs['hears']>[string]> = {}
  for (const [fact, hear] of nouns.flatMap((n) => Object.entries(n.hears ?? {}))) {
    const before = all[fact]
    all[fact] = before
      ? async (ctx, told) => {
          await before(ctx, told)
          await hear(ctx, told)
        }
      : hear
  }
  return all
}

export const jobs: RoomJobs = {
  hears: heard(),
  tasks: Object.assign({}, ...nouns.map((n) => n.tasks)),
  every: Object.assign({}, ...nouns.map((n) => n.every)),
  long: Object.assign({}, ...nouns.map((n) => n.long)),
}
