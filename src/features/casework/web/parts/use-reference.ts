// Slowly changing lists that several pages need: places, agencies with desks, obstacle groups. Asked for once.

import { useMemo } from 'react'
import { catalogueApi as obstacles } from '#features/obstacles/catalogue/api.ts'
import type { Group } from '#features/obstacles/catalogue/model.ts'
import type { AgencyView, DeskView } from '#features/registry/agencies/model.ts'
import { api as registry } from '#features/registry/api.ts'
import type { Option } from '#ui/parts/Select.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { namedIn } from './look.ts'

/** Counties of the province as options of a Select. */
export function useCounties(): readonly Option[] {
  const { locale } = useWords()
  const places = useApi(registry.listPlaces, { query: {} }, { key: 'places' })
  return useMemo(() => (places.data?.counties ?? []).map((one) => ({ id: one.id, text: namedIn(one, locale) })), [places.data, locale])
}

export type DeskOption = { readonly desk: DeskView; readonly agency: AgencyView; readonly text: string; readonly more: string }

/** All agencies with desks; staff only (a producer never chooses one). */
export function useAgencies(off = false): {
  readonly agencies: readonly AgencyView[]
  readonly desks: readonly DeskOption[]
  readonly loading: boolean
} {
  const { locale } = useWords()
  const found = useApi(registry.listAgencies, {}, { key: 'agencies', off })
  return useMemo(() => {
    const agencies = (found.data?.rows ?? []).filter((one) => one.active)
    const desks = agencies.flatMap((agency) =>
      agency.desks.filter((desk) => desk.active).map((desk) => ({ desk, agency, text: namedIn(desk, locale), more: namedIn(agency, locale) })),
    )
    return { agencies, desks, loading: found.loading }
  }, [found.data, found.loading, locale])
}

/** The catalogue of obstacle groups as one flat list. */
export function useGroups(): readonly (Group & { readonly domain: string })[] {
  const { locale } = useWords()
  const found = useApi(obstacles.listGroups, {}, { key: 'groups' })
  return useMemo(
    () => (found.data?.domains ?? []).flatMap((domain) => domain.groups.map((group) => ({ ...group, domain: namedIn(domain, locale) }))),
    [found.data, locale],
  )
}
