// The rooms as the server meets them, in the order of features.ts. The one list that main, the scripts and the tests read.

import { jobs as caseworkJobs } from '#features/casework/jobs.ts'
import { pages as caseworkPages } from '#features/casework/pages.ts'
import { casework } from '#features/casework/routes.ts'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { channels } from '#features/channels/routes.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { obstacles } from '#features/obstacles/routes.ts'
import { whoIs } from '#features/people/actions.ts'
import { jobs as peopleJobs } from '#features/people/jobs.ts'
import { people } from '#features/people/routes.ts'
import { registry } from '#features/registry/routes.ts'
import { jobs as workgroupJobs } from '#features/workgroup/jobs.ts'
import { pages as workgroupPages } from '#features/workgroup/pages.ts'
import { workgroup } from '#features/workgroup/routes.ts'
import { apiPages } from '#server/api-pages.ts'
import type { Product } from '#server/server.ts'

export const rooms = { people, registry, channels, obstacles, casework, workgroup }

export const product: Product = {
  rooms,
  pages: [...caseworkPages, ...workgroupPages, ...apiPages(rooms)],
  jobs: { people: peopleJobs, channels: channelsJobs, obstacles: obstaclesJobs, casework: caseworkJobs, workgroup: workgroupJobs },
  whoIs,
}
