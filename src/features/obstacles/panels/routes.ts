import type { Handlers } from '#server/http.ts'
import type { panelsApi } from './api.ts'

export const panelsHandlers: Handlers<typeof panelsApi> = {}
