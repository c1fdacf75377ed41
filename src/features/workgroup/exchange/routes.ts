import type { Handlers } from '#server/http.ts'
import type { exchangeApi } from './api.ts'

export const exchangeHandlers: Handlers<typeof exchangeApi> = {}
