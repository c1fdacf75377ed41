// The filters of the list; each writes itself into the address.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import { flags, holders, statuses } from '../../model.ts'
import { namedIn } from '../parts/look.ts'
import { useAgencies, useCounties, useGroups } from '../parts/use-reference.ts'
import { filterKeys, setFilters, sorts } from './list-query.ts'

/** Asked for less often: behind "more" until one of them is set. */
const rare = ['priority', 'holder', 'rung', 'groupCode', 'knots'] as const

type FiltersProps = {
  query: Readonly<Record<string, string>>
  set: (change: Record<string, string | null>) => void
  disabled: boolean
  searching: boolean
}

export function Filters({ query, set, disabled, searching }: FiltersProps) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const agencyMan = role === 'agencyRep' || role === 'agencyHead'
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(() => rare.some((key) => query[key]))
  const counties = useCounties()
  const { agencies, desks } = useAgencies()
  const groups = useGroups()
  const count = setFilters(query)
  const select = (key: string, options: readonly { id: string; text: string }[], label: string, none = t('casework.page.all')) => (
    <Select
      key={key}
      label={label}
      value={query[key] ?? null}
      options={options}
      placeholder={none}
      onChange={(id) => set({ [key]: id })}
      onClear={() => set({ [key]: null })}
      disabled={disabled}
    />
  )
  const words = (values: readonly string[], prefix: string) => values.map((id) => ({ id, text: t(`${prefix}.${id}`) }))
  return (
    <div className="cw-filters" data-open={open || undefined}>
      <div className="cw-filters-button">
        <Button icon="filter" expanded={open} onPress={() => setOpen(!open)}>
          {count > 0 ? t('casework.page.filters.count', { count: formatNumber(count, locale) }) : t('casework.page.filters')}
        </Button>
      </div>
      <Toolbar label={t('casework.page.filters')}>
        {select(
          'open',
          // A list begins with open cases, a search with all.
          [
            searching ? { id: 'true', text: t('casework.page.open.open') } : { id: 'all', text: t('casework.page.open.all') },
            { id: 'false', text: t('casework.page.open.closed') },
          ],
          t('casework.page.open'),
          t(searching ? 'casework.page.open.all' : 'casework.page.open.open'),
        )}
        {select(
          'status',
          words(
            statuses.filter((one) => one !== 'draft'),
            'casework.status',
          ),
          t('casework.page.status'),
        )}
        {select('flag', words(flags, 'casework.flag'), t('casework.page.flag'))}
        {select('countyId', counties as { id: string; text: string }[], t('casework.page.county'))}
        {!agencyMan &&
          select(
            'agencyId',
            agencies.map((one) => ({ id: one.id, text: namedIn(one, locale) })),
            t('casework.page.agency'),
          )}
        {select(
          'deskId',
          desks
            .filter((one) => !query['agencyId'] || one.agency.id === query['agencyId'])
            .map((one) => ({ id: one.desk.id, text: agencyMan ? one.text : `${one.text} — ${one.more}` })),
          t('casework.page.desk-one'),
        )}
        {!searching &&
          select(
            'sort',
            words(
              sorts.filter((one) => one !== 'recent'),
              'casework.page.sort',
            ),
            t('casework.page.sort'),
            t('casework.page.sort.recent'),
          )}
        {all && (
          <>
            {select('priority', words(['normal', 'production_stopped'], 'casework.page.priority'), t('casework.page.priority'))}
            {select(
              'holder',
              words(
                holders.filter((one) => one !== 'none'),
                'casework.holder',
              ),
              t('casework.page.held-by'),
            )}
            {!agencyMan &&
              select(
                'knots',
                ['any', 'none'].map((id) => ({ id, text: t(`casework.page.knots.${id}`) })),
                t('casework.page.knots'),
              )}
            {select(
              'rung',
              ['0', '1', '2', '3', '4', '5'].map((id) => ({ id, text: t(`casework.page.rung.${id}`) })),
              t('casework.page.field.rung'),
            )}
            <ComboBox
              label={t('casework.page.group')}
              value={query['groupCode'] ?? null}
              options={groups.map((one) => ({ id: one.code, text: namedIn(one, locale), more: one.code }))}
              onChange={(id) => set({ groupCode: id })}
              disabled={disabled}
            />
          </>
        )}
        <Button kind="quiet" icon={all ? 'up' : 'down'} expanded={all} onPress={() => setAll(!all)}>
          {t(all ? 'casework.page.filters.fewer' : 'casework.page.filters.more')}
        </Button>
        {count > 0 && (
          <Button kind="quiet" icon="close" onPress={() => set(Object.fromEntries(filterKeys.map((key) => [key, null])))}>
            {t('casework.page.filters.clear')}
          </Button>
        )}
      </Toolbar>
    </div>
  )
}
