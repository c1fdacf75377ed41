import type { Handlers } from '#server/http.ts'
import type { dossiersApi } from './api.ts'

export const dossiersHandlers: Handlers<typeof dossiersApi> = {}
