// What the list shows: what waits for me, words, state, agency, body, overdue only. All of it stands in the address.

import { formatNumber } from '#kernel/format.ts'
import { useAgencies } from '#features/casework/web/parts/use-reference.ts'
import { useQuery } from '#ui/nav.ts'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { staffRoles } from '#features/registry/model.ts'
import { bodiesApi } from '../../../bodies/api.ts'
import { bodyReaders } from '../../../bodies/model.ts'
import { resolutionStates } from '../../../model.ts'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import { type Shelf, shelves } from '../../../resolutions/model.ts'

/** Who keeps minutes works by shelves: what waits for their word. */
export function Shelves() {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const { data } = useApi(api.resolutionShelves, {}, { key: 'resolutions' })
  const named = (id: 'all' | Shelf) => {
    const waiting = id === 'all' ? 0 : (data?.[id] ?? 0)
    return `${t(`workgroup.resolutions.shelf.${id}`)}${waiting ? ` (${formatNumber(waiting, locale)})` : ''}`
  }
  return (
    <span className="cw-pills rs-shelves">
      <RadioGroup
        label={t('workgroup.resolutions.shelf')}
        hideLabel
        direction="row"
        value={query['shelf'] ?? 'all'}
        options={(['all', ...shelves] as const).map((id) => ({ id: id as string, text: named(id) }))}
        onChange={(id) => setQuery({ shelf: id === 'all' ? null : id, state: null })}
      />
    </span>
  )
}

export function Filters() {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  const agencies = useAgencyOptions()
  const bodies = useBodyOptions()
  return (
    <Toolbar label={t('ui.filter')}>
      <TextField
        label={t('workgroup.resolutions.filter.q')}
        type="search"
        icon="search"
        value={query['q'] ?? ''}
        onChange={(q) => setQuery({ q: q || null })}
        maxLength={200}
      />
      <Select
        label={t('workgroup.resolutions.filter.state')}
        value={query['state'] ?? null}
        options={[
          ...['live', 'ended'].map((id) => ({ id, text: t(`workgroup.resolutions.filter.${id}`) })),
          ...resolutionStates.map((id) => ({ id: id as string, text: t(`workgroup.resolution.state.${id}`) })),
        ]}
        placeholder={t('workgroup.resolutions.filter.all')}
        onChange={(state) => setQuery({ state, shelf: null })}
        onClear={() => setQuery({ state: null })}
      />
      {agencies.length > 0 && (
        <Select
          label={t('workgroup.resolutions.about.owner')}
          value={query['agency'] ?? null}
          options={agencies}
          placeholder={t('workgroup.resolutions.filter.all')}
          onChange={(agency) => setQuery({ agency })}
          onClear={() => setQuery({ agency: null })}
        />
      )}
      {bodies.length > 1 && (
        <Select
          label={t('workgroup.resolutions.about.body')}
          value={query['body'] ?? null}
          options={bodies}
          placeholder={t('workgroup.resolutions.filter.all')}
          onChange={(body) => setQuery({ body })}
          onClear={() => setQuery({ body: null })}
        />
      )}
      <Switch value={query['overdue'] === '1'} onChange={(on) => setQuery({ overdue: on ? '1' : null })}>
        {t('workgroup.resolutions.filter.overdue')}
      </Switch>
    </Toolbar>
  )
}

function useAgencyOptions() {
  const { locale } = useWords()
  const { role } = useActor()
  const { agencies } = useAgencies(!(staffRoles as readonly string[]).includes(role))
  return agencies.map((one) => ({ id: one.id, text: locale === 'fa' ? one.nameFa : one.nameEn || one.nameFa }))
}

function useBodyOptions() {
  const { locale } = useWords()
  const { role } = useActor()
  const off = !(bodyReaders as readonly string[]).includes(role)
  const { data } = useApi(bodiesApi.listBodies, { query: {} }, { key: 'workgroup.bodies', off })
  return (data?.rows ?? []).map((one) => ({ id: one.id, text: locale === 'fa' ? one.nameFa : one.nameEn || one.nameFa }))
}
