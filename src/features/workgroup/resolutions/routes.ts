import type { Handlers } from '#server/http.ts'
import type { resolutionsApi } from './api.ts'

export const resolutionsHandlers: Handlers<typeof resolutionsApi> = {}
