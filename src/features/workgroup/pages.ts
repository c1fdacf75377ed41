// The room's public pages.

import type { Page } from '#server/pages.ts'
import { checkPages } from './papers/check/pages.ts'

export const pages: readonly Page[] = checkPages
