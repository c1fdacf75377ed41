import { serve } from '#server/http.ts'
import { api } from './api.ts'
import { bodiesConstraints, bodiesHandlers } from './bodies/routes.ts'
import { dossiersHandlers } from './dossiers/routes.ts'
import { exchangeHandlers } from './exchange/routes.ts'
import { followupHandlers } from './followup/routes.ts'
import { papersHandlers } from './papers/routes.ts'
import { resolutionsHandlers } from './resolutions/routes.ts'
import { sessionsHandlers } from './sessions/routes.ts'
import { sittingHandlers } from './sitting/routes.ts'

export const workgroup = serve(
  api,
  {
    ...bodiesHandlers,
    ...dossiersHandlers,
    ...sessionsHandlers,
    ...sittingHandlers,
    ...resolutionsHandlers,
    ...papersHandlers,
    ...followupHandlers,
    ...exchangeHandlers,
  },
  { ...bodiesConstraints },
)
