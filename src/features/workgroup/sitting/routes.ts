import type { Handlers } from '#server/http.ts'
import type { sittingApi } from './api.ts'

export const sittingHandlers: Handlers<typeof sittingApi> = {}
