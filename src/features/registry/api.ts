// The contract of the registry, noun by noun.

import type { Contract } from '#kernel/contract.ts'
import { agenciesApi } from './agencies/api.ts'
import { calendarApi } from './calendar/api.ts'
import { investorsApi } from './investors/api.ts'
import { placesApi } from './places/api.ts'
import { unitsApi } from './units/api.ts'

export const api = { ...unitsApi, ...investorsApi, ...agenciesApi, ...placesApi, ...calendarApi } satisfies Contract
