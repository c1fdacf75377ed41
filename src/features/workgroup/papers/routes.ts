import type { Handlers } from '#server/http.ts'
import type { papersApi } from './api.ts'

export const papersHandlers: Handlers<typeof papersApi> = {}
