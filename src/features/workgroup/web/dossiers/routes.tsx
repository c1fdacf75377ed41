import type { PageSpec, PartSpec } from '#ui/page-spec.ts'

export const dossiersRoutes: PageSpec[] = []

export const dossiersParts: PartSpec[] = []
