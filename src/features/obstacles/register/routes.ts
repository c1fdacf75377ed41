import type { Handlers } from '#server/http.ts'
import type { registerApi } from './api.ts'

export const registerHandlers: Handlers<typeof registerApi> = {}
