// All cases one may see: filters and order stand in the address; searching is blind to spelling and shows what it found.

import { useEffect, useRef, useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Meant } from '#ui/parts/Found.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { type Sort, Table } from '#ui/parts/Table.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useGo, useQuery } from '#ui/nav.ts'
import { useActor } from '#ui/session.tsx'
import { useApi, useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { Count } from '../parts/Count.tsx'
import { useLater } from '../parts/use-later.ts'
import { useLiveKey } from '../parts/use-live-key.ts'
import '../casework.css'
import { columnsOf, type Row } from './columns.tsx'
import { ExportButton } from './ExportButton.tsx'
import { Filters } from './Filters.tsx'
import { filterOf, listHref, searchFilterOf, setFilters } from './list-query.ts'

const SEARCH_MAX = 50
const densityKey = 'gg:cases:density'

export function CasesPage() {
  const words = useWords()
  const { t } = words
  const actor = useActor()
  const go = useGo()
  const [query, setQuery] = useQuery()
  const [text, setText] = useState(query['q'] ?? '')
  const [tight, setTight] = useState(() => localStorage.getItem(densityKey) === 'tight')
  const asked = useLater(text.trim(), 250)
  const written = useRef(query['q'] ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows what was typed here …
  useEffect(() => {
    if (written.current === asked) return
    written.current = asked
    setQuery({ q: asked || null })
  }, [asked])
  useEffect(() => {
    // … and the field follows an address that came from elsewhere: the search of the frame, the browser's "back".
    const q = query['q'] ?? ''
    if (q === written.current) return
    written.current = q
    setText(q)
  }, [query])
  useLiveKey(topicsOf(actor), 'cases')

  const searching = asked.length > 0
  const filter = filterOf(query)
  const listed = useList(api.listCases, { query: filter }, { key: 'cases', off: searching })
  const hits = useApi(api.searchCases, { query: { ...searchFilterOf(query), q: asked || '-', limit: SEARCH_MAX } }, { key: 'cases', off: !searching })
  const rows: readonly Row[] = searching ? (hits.data?.items ?? []) : listed.rows
  const more = searching ? rows.length >= SEARCH_MAX : listed.more !== null
  // What stands there answers what is typed: Enter must not open what a former search had found.
  const current = asked === text.trim() && !(searching ? hits : listed).stale
  const problem = searching ? hits.problem : listed.problem
  const sort: Sort = { by: filter.sort ?? 'recent', down: (filter.sort ?? 'recent') !== 'due' }
  const density = () => {
    localStorage.setItem(densityKey, tight ? 'wide' : 'tight')
    setTight(!tight)
  }
  return (
    <PageFrame
      title={t('casework.page.cases')}
      subtitle={searching ? t('casework.page.search.best') : <Count shown={rows.length} more={more} />}
      actions={
        <span className="cw-acts cw-no-print">
          <Button icon="list" pressed={tight} label={t('casework.page.density')} onPress={density} />
          <Button icon="print" label={t('casework.page.print')} onPress={() => window.print()} />
          <ExportButton filter={filter} hits={searching ? rows : null} />
        </span>
      }
    >
      <div className="cw-search cw-no-print">
        <TextField
          label={t('casework.page.search')}
          hideLabel
          value={text}
          onChange={setText}
          type="search"
          icon="search"
          placeholder={t('casework.page.search.hint')}
          maxLength={200}
          onEnter={() => current && rows.length === 1 && rows[0] && go(`/app/cases/${rows[0].id}`)}
        />
        {searching && <Count shown={rows.length} more={more} />}
      </div>
      {searching && !hits.loading && <Meant text={hits.data?.meant} href={(q) => listHref({ ...query, q })} />}
      <Filters query={query} set={setQuery} disabled={false} searching={searching} />
      <ProblemBox problem={problem} onRetry={searching ? hits.refetch : listed.refetch} />
      <div className="cw-list" data-tight={tight || undefined}>
        <Table<Row>
          label={t('casework.page.cases')}
          rows={rows}
          columns={columnsOf(words, filter.sort === 'opened' ? 'opened' : 'recent')}
          rowKey={(row) => row.id}
          rowHref={(row) => `/app/cases/${row.id}`}
          rowTone={(row) => (row.priority === 'production_stopped' && row.closedAt === null ? 'danger' : row.overdue ? 'warning' : undefined)}
          loading={searching ? hits.loading : listed.loading}
          renewing={(searching ? hits : listed).stale}
          sort={searching ? null : sort}
          {...(!searching && { onSort: (next: Sort) => setQuery({ sort: next.by }) })}
          empty={problem ? null : <Empty searching={searching} filtered={setFilters(query) > 0} text={asked} />}
          more={searching ? null : listed.more}
        />
        {searching && more && <p className="cw-muted">{t('casework.page.search.more', { max: SEARCH_MAX })}</p>}
      </div>
    </PageFrame>
  )
}

/** Which changes concern the list of this person; the stream refuses topics of others. */
function topicsOf(actor: ReturnType<typeof useActor>): string[] {
  if (actor.role === 'agencyRep') return actor.deskIds.map((id) => `desk:${id}`)
  if (actor.role === 'agencyHead') return actor.agencyIds.map((id) => `agency:${id}`)
  return ['centre']
}

function Empty({ searching, filtered, text }: { searching: boolean; filtered: boolean; text: string }) {
  const { t } = useWords()
  if (searching) return <EmptyState icon="search" title={t('casework.page.search.none', { text })} text={t('casework.page.search.none.text')} />
  if (filtered)
    return (
      <EmptyState
        icon="filter"
        title={t('casework.page.cases.none')}
        text={t('casework.page.cases.none.text')}
        action={<LinkButton href="/app/cases">{t('casework.page.filters.clear')}</LinkButton>}
      />
    )
  return <EmptyState icon="case" title={t('casework.page.cases.empty')} text={t('casework.page.cases.empty.text')} />
}
