import type { Handlers } from '#server/http.ts'
import type { followupApi } from './api.ts'

export const followupHandlers: Handlers<typeof followupApi> = {}
