import type { Handlers } from '#server/http.ts'
import type { knotsApi } from './api.ts'

export const knotsHandlers: Handlers<typeof knotsApi> = {}
