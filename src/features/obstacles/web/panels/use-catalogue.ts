// Domains and groups of the catalogue as options.

import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi } from '../../catalogue/api.ts'

/** `{domains, groups, groupName}` in the reader's language; empty until they arrive. */
export function useCatalogue() {
  const { locale } = useWords()
  const found = useApi(catalogueApi.listGroups, {}, { key: 'catalogue' })
  const name = (one: { nameFa: string; nameEn: string }) => (locale === 'fa' ? one.nameFa : one.nameEn || one.nameFa)
  const domains = (found.data?.domains ?? []).map((d) => ({ id: d.code, text: name(d) }))
  const groups = (found.data?.domains ?? []).flatMap((d) => d.groups.map((g) => ({ id: g.code, text: name(g), more: g.code })))
  return { domains, groups, groupName: (code: string | null) => groups.find((g) => g.id === code)?.text ?? code ?? '' }
}
