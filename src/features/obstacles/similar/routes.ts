import type { Handlers } from '#server/http.ts'
import type { similarApi } from './api.ts'

export const similarHandlers: Handlers<typeof similarApi> = {}
