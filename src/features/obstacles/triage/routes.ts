import type { Handlers } from '#server/http.ts'
import type { triageApi } from './api.ts'

export const triageHandlers: Handlers<typeof triageApi> = {}
