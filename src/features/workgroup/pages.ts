// The room's public pages.

import type { Page } from '#server/pages.ts'

export const pages: readonly Page[] = []
