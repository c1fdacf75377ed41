// Every page of the room, noun by noun.

import type { PageSpec } from '#ui/page-spec.ts'
import { catalogueRoutes } from './catalogue/routes.tsx'
import { importsRoutes } from './imports/routes.tsx'
import { knotsRoutes } from './knots/routes.tsx'
import { panelsRoutes } from './panels/routes.tsx'
import { registerRoutes } from './register/routes.tsx'
import { similarRoutes } from './similar/routes.tsx'
import { triageRoutes } from './triage/routes.tsx'

export const routes: PageSpec[] = [
  ...catalogueRoutes,
  ...registerRoutes,
  ...triageRoutes,
  ...similarRoutes,
  ...importsRoutes,
  ...knotsRoutes,
  ...panelsRoutes,
]
