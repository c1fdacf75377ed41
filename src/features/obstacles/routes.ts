import { serve } from '#server/http.ts'
import { api } from './api.ts'
import { catalogueHandlers } from './catalogue/routes.ts'
import { importsHandlers } from './imports/routes.ts'
import { knotsHandlers } from './knots/routes.ts'
import { panelsHandlers } from './panels/routes.ts'
import { panelNameTaken } from './panels/rules.ts'
import { registerHandlers } from './register/routes.ts'
import { similarHandlers } from './similar/routes.ts'
import { triageHandlers } from './triage/routes.ts'

export const obstacles = serve(
  api,
  {
    ...catalogueHandlers,
    ...registerHandlers,
    ...triageHandlers,
    ...similarHandlers,
    ...importsHandlers,
    ...knotsHandlers,
    ...panelsHandlers,
  },
  { panel_name: () => panelNameTaken() },
)
