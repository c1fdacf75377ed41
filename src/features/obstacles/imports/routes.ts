import type { Handlers } from '#server/http.ts'
import type { importsApi } from './api.ts'

export const importsHandlers: Handlers<typeof importsApi> = {}
