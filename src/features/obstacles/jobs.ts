// What the room does by itself, noun by noun.

import type { RoomJobs } from '#server/jobs.ts'
import { importsJobs } from './imports/jobs.ts'
import { knotsJobs } from './knots/jobs.ts'
import { panelsJobs } from './panels/jobs.ts'
import { registerJobs } from './register/jobs.ts'
import { similarJobs } from './similar/jobs.ts'
import { triageJobs } from './triage/jobs.ts'

const nouns: readonly RoomJobs[] = [registerJobs, triageJobs, similarJobs, importsJobs, knotsJobs, panelsJobs]

export const jobs: RoomJobs = {
  hears: Object.assign({}, ...nouns.map((n) => n.hears)),
  tasks: Object.assign({}, ...nouns.map((n) => n.tasks)),
  every: Object.assign({}, ...nouns.map((n) => n.every)),
  long: Object.assign({}, ...nouns.map((n) => n.long)),
}
