import type { RoomJobs } from '#server/jobs.ts'
import { runImports } from './running/actions.ts'

export const importsJobs: RoomJobs = {
  long: { 'obstacles.imports': runImports },
  // Also finds imports whose process died: they go on where they stopped.
  every: { 'obstacles.imports': { minutes: 1 } },
}
