import type { PageSpec, PartSpec } from '#ui/page-spec.ts'

export const resolutionsRoutes: PageSpec[] = []

export const resolutionsParts: PartSpec[] = []
