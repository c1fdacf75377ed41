// Every page of the room, noun by noun.

import type { PageSpec, PartSpec } from '#ui/page-spec.ts'
import { bodiesRoutes } from './bodies/routes.tsx'
import { dossiersParts, dossiersRoutes } from './dossiers/routes.tsx'
import { exchangeRoutes } from './exchange/routes.tsx'
import { followupRoutes } from './followup/routes.tsx'
import { papersRoutes } from './papers/routes.tsx'
import { resolutionsParts, resolutionsRoutes } from './resolutions/routes.tsx'
import { sessionsRoutes } from './sessions/routes.tsx'
import { sittingRoutes } from './sitting/routes.tsx'

export const routes: PageSpec[] = [
  ...bodiesRoutes,
  ...dossiersRoutes,
  ...sessionsRoutes,
  ...sittingRoutes,
  ...resolutionsRoutes,
  ...papersRoutes,
  ...followupRoutes,
  ...exchangeRoutes,
]

/** What stands on pages of rooms above. */
export const parts: PartSpec[] = [...dossiersParts, ...resolutionsParts]
