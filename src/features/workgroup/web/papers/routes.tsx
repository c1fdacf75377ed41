import type { PageSpec } from '#ui/page-spec.ts'

export const papersRoutes: PageSpec[] = []
