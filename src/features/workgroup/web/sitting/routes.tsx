import type { PageSpec } from '#ui/page-spec.ts'

export const sittingRoutes: PageSpec[] = []
