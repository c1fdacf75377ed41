import { Button } from '#ui/parts/Button.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useWords } from '#ui/words.tsx'
import type { useBoardFilter } from './use-board-filter.ts'
import { useFollowupChoices } from './use-names.ts'

/** Period, level, body, agency, topic, county. A body of another level than chosen lets go of the body. */
export function BoardFilters({ filter, set, clear, any }: ReturnType<typeof useBoardFilter>) {
  const { t } = useWords()
  const choices = useFollowupChoices()
  const all = t('workgroup.followup.any')
  const always = t('workgroup.followup.always')
  return (
    <div className="fw-filters">
      <Toolbar label={t('ui.filter')}>
        <Select
          label={t('workgroup.followup.from')}
          value={filter.from ?? null}
          options={choices.months}
          placeholder={always}
          onClear={() => set({ from: null })}
          onChange={(from) => set({ from, ...(filter.to && filter.to < from && { to: from }) })}
        />
        <Select
          label={t('workgroup.followup.to')}
          value={filter.to ?? null}
          options={choices.months}
          placeholder={always}
          onClear={() => set({ to: null })}
          onChange={(to) => set({ to, ...(filter.from && filter.from > to && { from: to }) })}
        />
        <Select
          label={t('workgroup.followup.level')}
          value={filter.level ?? null}
          options={choices.levels}
          placeholder={all}
          onClear={() => set({ level: null, bodyId: null })}
          onChange={(level) => set({ level, bodyId: null })}
        />
        <Select
          label={t('workgroup.followup.body')}
          value={filter.bodyId ?? null}
          options={choices.bodies(filter.level)}
          placeholder={all}
          onClear={() => set({ bodyId: null })}
          onChange={(bodyId) => set({ bodyId })}
        />
        <Select
          label={t('workgroup.followup.agency')}
          value={filter.agencyId ?? null}
          options={choices.agencies}
          placeholder={all}
          onClear={() => set({ agencyId: null })}
          onChange={(agencyId) => set({ agencyId })}
        />
        <Select
          label={t('workgroup.followup.domain')}
          value={filter.domain ?? null}
          options={choices.domains}
          placeholder={all}
          onClear={() => set({ domain: null })}
          onChange={(domain) => set({ domain })}
        />
        <Select
          label={t('workgroup.followup.county')}
          value={filter.countyId ?? null}
          options={choices.counties}
          placeholder={all}
          onClear={() => set({ countyId: null })}
          onChange={(countyId) => set({ countyId })}
        />
        {any && (
          <Button kind="quiet" icon="close" onPress={clear}>
            {t('workgroup.followup.clear')}
          </Button>
        )}
      </Toolbar>
    </div>
  )
}
