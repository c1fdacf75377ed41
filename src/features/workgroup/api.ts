// The contract of the room, noun by noun.

import type { Contract } from '#kernel/contract.ts'
import { bodiesApi } from './bodies/api.ts'
import { dossiersApi } from './dossiers/api.ts'
import { exchangeApi } from './exchange/api.ts'
import { followupApi } from './followup/api.ts'
import { papersApi } from './papers/api.ts'
import { resolutionsApi } from './resolutions/api.ts'
import { sessionsApi } from './sessions/api.ts'
import { sittingApi } from './sitting/api.ts'

export const api = {
  ...bodiesApi,
  ...dossiersApi,
  ...sessionsApi,
  ...sittingApi,
  ...resolutionsApi,
  ...papersApi,
  ...followupApi,
  ...exchangeApi,
} satisfies Contract
