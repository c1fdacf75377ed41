// Counties and parks of one's own province, ready for lists of choices.

import { api } from '../api.ts'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'

type Named = { readonly nameFa: string; readonly nameEn: string }

/** A name in the language of the page; English falls back to Persian where nobody has written it. */
export function useNameOf(): (one: Named) => string {
  const { locale } = useWords()
  return (one) => (locale === 'fa' ? one.nameFa : one.nameEn || one.nameFa)
}

export function usePlaces() {
  const nameOf = useNameOf()
  const found = useApi(api.listPlaces, { query: {} }, { key: 'registry.places' })
  const counties = found.data?.counties ?? []
  const parks = found.data?.parks ?? []
  return {
    ...found,
    counties,
    parks,
    countyOptions: counties.map((c) => ({ id: c.id, text: nameOf(c) })),
    parkOptions: (countyId: string | null) => parks.filter((p) => p.countyId === countyId).map((p) => ({ id: p.id, text: nameOf(p) })),
    countyName: (id: string) => nameOf(counties.find((c) => c.id === id) ?? { nameFa: '', nameEn: '' }),
  }
}
