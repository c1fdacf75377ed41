// Names that ids and codes stand for: groups with their domains, panels, agencies.

import { api as registry } from '#features/registry/api.ts'
import { staffRoles } from '#features/registry/model.ts'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi } from '../../catalogue/api.ts'
import { panelsApi } from '../../panels/api.ts'
import { panelReaders } from '../../panels/model.ts'

export function useGroupNames() {
  const { locale } = useWords()
  const { data } = useApi(catalogueApi.listGroups, {}, { key: 'obstacles.groups' })
  const domains = data?.domains ?? []
  const name = (one: { nameFa: string; nameEn: string }) => (locale === 'fa' ? one.nameFa : one.nameEn)
  const groups = new Map(domains.flatMap((d) => d.groups.map((g) => [g.code, { name: name(g), domain: d.code }] as const)))
  return {
    domains: domains.map((d) => ({ code: d.code, name: name(d) })),
    nameOf: (code: string) => groups.get(code)?.name ?? code,
    domainOf: (code: string | null) => (code ? (groups.get(code)?.domain ?? null) : null),
    options: domains.flatMap((d) => d.groups.map((g) => ({ id: g.code, text: name(g), group: name(d) }))),
  }
}

export function usePanels() {
  const { locale } = useWords()
  const { role } = useActor()
  const off = !(panelReaders as readonly string[]).includes(role)
  const { data } = useApi(panelsApi.listPanels, {}, { key: 'panels', off })
  const rows = (data?.rows ?? []).filter((p) => role !== 'expert' || p.mine)
  return rows.map((p) => ({ id: p.id, text: locale === 'fa' ? p.nameFa : p.nameEn || p.nameFa }))
}

export function useAgencies() {
  const { locale } = useWords()
  const { role } = useActor()
  const off = !(staffRoles as readonly string[]).includes(role)
  const { data } = useApi(registry.listAgencies, {}, { key: 'registry.agencies', off })
  return (data?.rows ?? []).filter((a) => a.active).map((a) => ({ id: a.id, text: locale === 'fa' ? a.nameFa : a.nameEn }))
}
