import type { Handlers } from '#server/http.ts'
import type { sessionsApi } from './api.ts'

export const sessionsHandlers: Handlers<typeof sessionsApi> = {}
