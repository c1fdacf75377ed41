// What the list shows: words, body, county, origin, what waits for me. All of it stands in the address.

import { useCounties } from '#features/casework/web/parts/use-reference.ts'
import { useQuery } from '#ui/nav.ts'
import { Select } from '#ui/parts/Select.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useWords } from '#ui/words.tsx'
import { origins } from '../../../dossiers/model.ts'
import { useBodies } from '../use-bodies.ts'

export function Filters() {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  const { deciding, committees } = useBodies()
  const counties = useCounties()
  const choice = (name: string, options: readonly { id: string; text: string }[]) =>
    options.length > 1 && (
      <Select
        label={t(`workgroup.dossiers.filter.${name}`)}
        value={query[name] ?? null}
        options={options}
        placeholder={t('workgroup.dossiers.filter.all')}
        onChange={(value) => setQuery({ [name]: value })}
        onClear={() => setQuery({ [name]: null })}
      />
    )
  return (
    <Toolbar label={t('ui.filter')}>
      <TextField
        label={t('workgroup.dossiers.search')}
        type="search"
        icon="search"
        value={query['q'] ?? ''}
        onChange={(q) => setQuery({ q })}
        maxLength={200}
      />
      {choice('bodyId', deciding)}
      {choice('committeeId', committees)}
      {choice('countyId', counties)}
      {choice(
        'origin',
        origins.map((id) => ({ id, text: t(`workgroup.dossiers.origin.${id}`) })),
      )}
      <Switch value={query['mine'] === '1'} onChange={(on) => setQuery({ mine: on ? '1' : null })}>
        {t('workgroup.dossiers.filter.mine')}
      </Switch>
      <Switch value={query['stopped'] === '1'} onChange={(on) => setQuery({ stopped: on ? '1' : null })}>
        {t('workgroup.dossiers.stopped')}
      </Switch>
    </Toolbar>
  )
}
