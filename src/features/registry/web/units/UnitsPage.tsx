import { explain } from '#kernel/text-explain.ts'
import { highlight } from '#kernel/text.ts'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Marked, Meant, WhyFound } from '#ui/parts/Found.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { UnitHint } from '../../model.ts'
import { type UnitState, unitStates } from '../../units/model.ts'
import { usePlaces } from '../use-places.ts'
import { SearchField } from '../SearchField.tsx'
import { Digits } from './Digits.tsx'
import { StateBadge } from './StateBadge.tsx'

/** The directory of units: search by name, identifier, licence or phone; filter by county and state. */
export function UnitsPage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const [query, setQuery] = useQuery()
  const places = usePlaces()
  const { q = '', county, state } = query
  const filter = { ...(county && { countyId: county }), ...(state && { state: state as UnitState }) }
  const list = useList(api.listUnits, { query: { ...filter, ...(q && { q }) } }, { key: 'registry.units' })
  const mayAdd = role === 'operator' || role === 'centreHead' || role === 'admin'
  const mayExport = role === 'centreHead' || role === 'manager' || role === 'admin'
  const seesInvestors = role !== 'agencyRep' && role !== 'agencyHead'
  return (
    <PageFrame
      title={t('registry.units.title')}
      subtitle={t('registry.units.subtitle')}
      actions={
        <>
          {seesInvestors && (
            <LinkButton href="/app/investors" icon="person">
              {t('registry.investors.title')}
            </LinkButton>
          )}
          {mayExport && (
            <LinkButton href={addressOf(api.exportUnits, { query: filter })} icon="download" download>
              {t('registry.units.export')}
            </LinkButton>
          )}
          {mayAdd && (
            <LinkButton href="/app/units/new" icon="plus" kind="primary">
              {t('registry.units.new')}
            </LinkButton>
          )}
        </>
      }
    >
      <Toolbar label={t('ui.filter')}>
        <SearchField value={q} onSearch={(text) => setQuery({ q: text })} label={t('registry.units.search')} />
        <Select
          label={t('registry.county')}
          value={county ?? null}
          options={places.countyOptions}
          placeholder={t('registry.allCounties')}
          onChange={(id) => setQuery({ county: id })}
          onClear={() => setQuery({ county: null })}
        />
        <Select
          label={t('registry.unit.state')}
          value={(state as UnitState) ?? null}
          options={unitStates.map((id) => ({ id, text: t(`registry.unitState.${id}`) }))}
          placeholder={t('registry.allStates')}
          onChange={(id) => setQuery({ state: id })}
          onClear={() => setQuery({ state: null })}
        />
      </Toolbar>
      {q && !list.loading && <Meant text={list.first?.meant} href={(text) => `/app/units?${new URLSearchParams({ ...query, q: text })}`} />}
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table<UnitHint>
        label={t('registry.units.title')}
        rows={list.rows}
        rowKey={(u) => u.id}
        rowHref={(u) => `/app/units/${u.id}`}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        columns={[
          { id: 'name', head: t('registry.unit.name'), cell: (u) => <Named unit={u} q={q} /> },
          { id: 'legal', head: t('registry.unit.legalEntityId'), cell: (u) => <Digits value={u.legalEntityId} />, width: '10rem' },
          { id: 'county', head: t('registry.county'), cell: (u) => (locale === 'fa' ? u.countyFa : u.countyEn), width: '9rem' },
          { id: 'activity', head: t('registry.unit.activity'), cell: (u) => (u.activity ? <Marked pieces={highlight(u.activity, q)} /> : '—') },
          { id: 'state', head: t('registry.unit.state'), cell: (u) => <StateBadge state={u.state as UnitState} />, width: '10rem' },
        ]}
        empty={
          <EmptyState
            icon="factory"
            title={t(q || county || state ? 'registry.units.none' : 'registry.units.empty')}
            text={t(q || county || state ? 'registry.units.noneHint' : 'registry.units.emptyHint')}
            action={
              mayAdd && (
                <LinkButton href={q ? `/app/units/new?name=${encodeURIComponent(q)}` : '/app/units/new'} icon="plus">
                  {t('registry.units.new')}
                </LinkButton>
              )
            }
          />
        }
      />
      {list.rows.length > 0 && (
        <p className="muted" role="status">
          {t(list.more ? 'registry.units.shown' : 'registry.units.count', { count: list.rows.length })}
        </p>
      )}
    </PageFrame>
  )
}

/** The name with what fits marked, and what met words that are written otherwise. */
function Named({ unit, q }: { unit: UnitHint; q: string }) {
  if (!q) return <>{unit.name}</>
  return (
    <span className="found-cell">
      <span>
        <Marked pieces={highlight(unit.name, q)} />
      </span>
      <WhyFound why={explain(`${unit.name} | ${unit.activity}`, q)} />
    </span>
  )
}
