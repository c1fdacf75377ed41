import { SearchField } from '#features/registry/web/SearchField.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useWords } from '#ui/words.tsx'
import { obstacleKinds, outcomeFilters } from '../../register/model.ts'
import { useChoices } from './use-choices.ts'
import type { useFilters } from './use-filters.ts'

/** Everything by which the register can be narrowed; each part stands in the address. */
export function Filters({ filter, set, clear, any }: ReturnType<typeof useFilters>) {
  const { t } = useWords()
  const choices = useChoices()
  const group = filter.domain ? `domain:${filter.domain}` : (filter.groupCode ?? null)
  const knots = ['any', 'none', ...(filter.knot && filter.knot.length > 4 ? [filter.knot] : [])]
  return (
    <Toolbar label={t('ui.filter')}>
      <SearchField value={filter.q ?? ''} onSearch={(q) => set({ q })} label={t('obstacles.register.search')} />
      <Select
        label={t('obstacles.register.group')}
        value={group}
        options={choices.groups}
        placeholder={t('obstacles.register.allGroups')}
        onChange={(id) => set(id.startsWith('domain:') ? { domain: id.slice(7), groupCode: null } : { groupCode: id, domain: null })}
        onClear={() => set({ groupCode: null, domain: null })}
      />
      <Select
        label={t('obstacles.register.county')}
        value={filter.countyId ?? null}
        options={choices.counties}
        placeholder={t('obstacles.register.allCounties')}
        onChange={(countyId) => set({ countyId })}
        onClear={() => set({ countyId: null })}
      />
      <Select
        label={t('obstacles.register.agency')}
        value={filter.agencyId ?? null}
        options={choices.agencies}
        placeholder={t('obstacles.register.allAgencies')}
        onChange={(agencyId) => set({ agencyId })}
        onClear={() => set({ agencyId: null })}
      />
      <Select
        label={t('obstacles.register.outcomeFilter')}
        value={filter.outcome ?? null}
        options={outcomeFilters.map((id) => ({ id, text: t(`obstacles.register.outcome.${id}`) }))}
        placeholder={t('obstacles.register.allOutcomes')}
        onChange={(outcome) => set({ outcome })}
        onClear={() => set({ outcome: null })}
      />
      <Select
        label={t('obstacles.register.from')}
        value={filter.from ?? null}
        options={choices.months}
        placeholder={t('obstacles.register.anyMonth')}
        onChange={(from) => set({ from, ...(filter.to && filter.to < from && { to: from }) })}
        onClear={() => set({ from: null })}
      />
      <Select
        label={t('obstacles.register.to')}
        value={filter.to ?? null}
        options={choices.months}
        placeholder={t('obstacles.register.anyMonth')}
        onChange={(to) => set({ to, ...(filter.from && filter.from > to && { from: to }) })}
        onClear={() => set({ to: null })}
      />
      <Select
        label={t('obstacles.register.knotFilter')}
        value={filter.knot ?? null}
        options={knots.map((id) => ({ id, text: t(`obstacles.register.knot.${id.length > 4 ? 'one' : id}`) }))}
        placeholder={t('obstacles.register.anyKnot')}
        onChange={(knot) => set({ knot })}
        onClear={() => set({ knot: null })}
      />
      <Select
        label={t('obstacles.register.kindFilter')}
        value={filter.kind ?? null}
        options={obstacleKinds.map((id) => ({ id, text: t(`obstacles.register.kind.${id}`) }))}
        placeholder={t('obstacles.register.anyKind')}
        onChange={(kind) => set({ kind })}
        onClear={() => set({ kind: null })}
      />
      {any && (
        <Button kind="quiet" icon="close" onPress={clear}>
          {t('obstacles.register.clear')}
        </Button>
      )}
    </Toolbar>
  )
}
