// Lists of choices for the filters: groups under their domains, counties, agencies, months.

import { api as registry } from '#features/registry/api.ts'
import { useNameOf, usePlaces } from '#features/registry/web/use-places.ts'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi } from '../../catalogue/api.ts'
import { monthsBack } from '../../register/rules.ts'
import { useMonthName } from './parts.tsx'

const monthsShown = 72

export function useChoices() {
  const { t } = useWords()
  const nameOf = useNameOf()
  const monthName = useMonthName()
  const { countyOptions } = usePlaces()
  const catalogue = useApi(catalogueApi.listGroups, {}, { key: 'obstacles.groups' })
  const agencies = useApi(registry.listAgencies, {}, { key: 'registry.agencies' })
  const domains = catalogue.data?.domains ?? []
  return {
    domains,
    counties: [...countyOptions, { id: 'none', text: t('obstacles.register.noCounty') }],
    groups: [
      { id: 'none', text: t('obstacles.register.noGroup') },
      ...domains.flatMap((d) => [
        { id: `domain:${d.code}`, text: t('obstacles.register.domain', { name: nameOf(d) }), group: nameOf(d) },
        ...d.groups.map((g) => ({ id: g.code, text: `${g.code} ${nameOf(g)}`, group: nameOf(d) })),
      ]),
    ],
    agencies: [...(agencies.data?.rows ?? []).map((a) => ({ id: a.id, text: nameOf(a) })), { id: 'none', text: t('obstacles.register.noAgency') }],
    months: monthsBack(new Date(), monthsShown).map((month) => ({ id: month, text: monthName(month) })),
  }
}
