import type { PageSpec } from '#ui/page-spec.ts'

export const exchangeRoutes: PageSpec[] = []
