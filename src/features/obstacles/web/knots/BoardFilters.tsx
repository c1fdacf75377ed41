// What the board shows: words, state, panel, group, overdue only. All of it stands in the address.

import { formatNumber } from '#kernel/format.ts'
import { useQuery } from '#ui/nav.ts'
import { Select } from '#ui/parts/Select.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useWords } from '#ui/words.tsx'
import { knotStates, liveStates } from '../../knots/model.ts'
import { useGroupNames, usePanels } from './use-names.ts'

export function BoardFilters({ byState, overdue }: { byState: Readonly<Record<string, number>>; overdue: number }) {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const groups = useGroupNames()
  const panels = usePanels()
  const sum = (states: readonly string[]) => states.reduce((n, s) => n + (byState[s] ?? 0), 0)
  const counted = (text: string, n: number) => `${text} (${formatNumber(n, locale)})`
  return (
    <Toolbar label={t('ui.filter')}>
      <TextField
        label={t('obstacles.knots.search')}
        type="search"
        icon="search"
        value={query['text'] ?? ''}
        onChange={(text) => setQuery({ text })}
        maxLength={200}
      />
      <Select
        label={t('obstacles.knots.filter.state')}
        value={query['state'] ?? 'live'}
        options={[
          { id: 'live', text: counted(t('obstacles.knots.state.live'), sum(liveStates)) },
          ...knotStates.map((s) => ({ id: s as string, text: counted(t(`obstacles.knots.state.${s}`), byState[s] ?? 0) })),
          { id: 'all', text: counted(t('obstacles.knots.state.all'), sum(knotStates)) },
        ]}
        onChange={(state) => setQuery({ state: state === 'live' ? null : state })}
      />
      {panels.length > 0 && (
        <Select
          label={t('obstacles.knots.filter.panel')}
          value={query['panelId'] ?? null}
          options={panels}
          placeholder={t('obstacles.knots.filter.all')}
          onChange={(panelId) => setQuery({ panelId })}
          onClear={() => setQuery({ panelId: null })}
        />
      )}
      <Select
        label={t('obstacles.knots.filter.group')}
        value={query['groupCode'] ?? null}
        options={groups.options}
        placeholder={t('obstacles.knots.filter.all')}
        onChange={(groupCode) => setQuery({ groupCode })}
        onClear={() => setQuery({ groupCode: null })}
      />
      <Switch value={query['overdue'] === '1'} onChange={(on) => setQuery({ overdue: on ? '1' : null })}>
        {t('obstacles.knots.filter.overdue', { count: formatNumber(overdue, locale) })}
      </Switch>
    </Toolbar>
  )
}
