import type { Handlers } from '#server/http.ts'
import { suggest } from './actions.ts'
import type { triageApi } from './api.ts'
import { qualityHandlers } from './quality/routes.ts'

export const triageHandlers: Handlers<typeof triageApi> = {
  suggestGroups: (ctx, { body }) => suggest(ctx, body),
  ...qualityHandlers,
}
