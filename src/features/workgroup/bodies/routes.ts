import type { Handlers } from '#server/http.ts'
import type { bodiesApi } from './api.ts'

export const bodiesHandlers: Handlers<typeof bodiesApi> = {}
