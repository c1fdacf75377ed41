import './register.css'
import { formatNumber } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { registerApi as api } from '../../register/api.ts'
import { type HeatSide, heatSides, outcomeFilters } from '../../register/model.ts'
import { lastYear } from '../../register/rules.ts'
import { HeatGrid } from './HeatGrid.tsx'
import { arrange } from './heat-table.ts'
import { RankedCells } from './RankedCells.tsx'
import { useChoices } from './use-choices.ts'
import { useFilters } from './use-filters.ts'

/** Groups × counties or agencies over a period; every number leads to its obstacles. */
export function HeatPage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const choices = useChoices()
  const { filter, set } = useFilters()
  const [query, setQuery] = useQuery()
  const side: HeatSide = query['side'] === 'agency' ? 'agency' : 'county'
  const collapsed = query['only'] === 'domains'
  const usual = lastYear(new Date())
  const from = filter.from ?? (filter.to && filter.to < usual.from ? filter.to : usual.from)
  const to = filter.to ?? usual.to
  const outcome = filter.outcome ?? 'told'
  const asked = { from, to, outcome, ...(filter.knot && { knot: filter.knot }) }
  const found = useApi(api.heatTable, { query: { ...asked, side } }, { key: 'obstacles.heat' })
  const table = found.data
  const shown = table && arrange(table, choices.domains, t('obstacles.heat.undecided'), t('obstacles.heat.unknown'))
  const number = (n: number) => formatNumber(n, locale)
  const share = table && table.totals.told > 0 ? formatNumber(table.totals.solved / table.totals.told, locale, { style: 'percent' }) : number(0)
  return (
    <PageFrame
      width="full"
      title={t('obstacles.heat.title')}
      subtitle={t('obstacles.heat.subtitle')}
      actions={
        <>
          <LinkButton href="/app/register" icon="book">
            {t('obstacles.nav.register')}
          </LinkButton>
          {role !== 'operator' && (
            <LinkButton href={addressOf(api.exportHeat, { query: { ...asked, side, as: 'xlsx' } })} icon="download" download>
              {t('obstacles.register.export')}
            </LinkButton>
          )}
        </>
      }
    >
      <Toolbar label={t('ui.filter')}>
        <Select
          label={t('obstacles.register.from')}
          value={from}
          options={choices.months}
          onChange={(m) => set({ from: m, ...(to < m && { to: m }) })}
        />
        <Select
          label={t('obstacles.register.to')}
          value={to}
          options={choices.months}
          onChange={(m) => set({ to: m, ...(from > m && { from: m }) })}
        />
        <Select
          label={t('obstacles.register.outcomeFilter')}
          value={outcome}
          options={outcomeFilters.map((id) => ({ id, text: t(`obstacles.register.outcome.${id}`) }))}
          onChange={(id) => set({ outcome: id })}
        />
        <RadioGroup
          label={t('obstacles.heat.side')}
          value={side}
          direction="row"
          options={heatSides.map((id) => ({ id, text: t(`obstacles.heat.side.${id}`) }))}
          onChange={(id) => setQuery({ side: id === 'county' ? null : id })}
        />
        <Switch value={filter.knot !== 'none'} onChange={(on) => set({ knot: on ? null : 'none' })}>
          {t('obstacles.heat.withKnots')}
        </Switch>
        <Switch value={collapsed} onChange={(on) => setQuery({ only: on ? 'domains' : null })}>
          {t('obstacles.heat.collapse')}
        </Switch>
      </Toolbar>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && !table && <Skeleton lines={10} label={t('ui.loading')} />}
      {table && shown && table.cells.length === 0 && (
        <EmptyState
          icon="chart"
          title={t('obstacles.heat.empty')}
          text={t('obstacles.heat.emptyHint')}
          action={<Button onPress={() => setQuery({ from: null, to: null, outcome: null, knot: null })}>{t('obstacles.register.clear')}</Button>}
        />
      )}
      {table && shown && table.cells.length > 0 && (
        <>
          <p role="status">{t('obstacles.heat.summary', { told: table.totals.told, solved: table.totals.solved, share })}</p>
          {side === 'agency' && <p className="muted">{t('obstacles.heat.twice')}</p>}
          <HeatGrid {...shown} side={side} asked={asked} collapsed={collapsed} label={t('obstacles.heat.title')} totals={table.totals} />
          <RankedCells {...shown} side={side} asked={asked} collapsed={collapsed} />
        </>
      )}
    </PageFrame>
  )
}
