// The contract of the room, noun by noun.

import type { Contract } from '#kernel/contract.ts'
import { catalogueApi } from './catalogue/api.ts'
import { importsApi } from './imports/api.ts'
import { knotsApi } from './knots/api.ts'
import { panelsApi } from './panels/api.ts'
import { registerApi } from './register/api.ts'
import { similarApi } from './similar/api.ts'
import { triageApi } from './triage/api.ts'

export const api = { ...catalogueApi, ...registerApi, ...triageApi, ...similarApi, ...importsApi, ...knotsApi, ...panelsApi } satisfies Contract
