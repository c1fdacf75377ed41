import type { RoomJobs } from '#server/jobs.ts'

export const bodiesJobs: RoomJobs = {}
