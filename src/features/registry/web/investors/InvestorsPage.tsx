import '../registry.css'
import { useGo, useQuery } from '#ui/nav.ts'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { InvestorHint } from '../../model.ts'
import { SearchField } from '../SearchField.tsx'
import { usePlaces } from '../use-places.ts'
import { InvestorFields } from './InvestorFields.tsx'

/** People with a plan and no registered unit yet. */
export function InvestorsPage() {
  const { t } = useWords()
  const { role } = useActor()
  const [query, setQuery] = useQuery()
  const go = useGo()
  const places = usePlaces()
  const q = query['q'] ?? ''
  const list = useList(api.listInvestors, { query: q ? { q } : {} }, { key: 'registry.investors' })
  const create = useAct(api.createInvestor, {
    refetch: ['registry.investors'],
    problems: 'inline',
    done: t('ui.saved'),
    onDone: (one) => go(`/app/investors/${one.id}`),
  })
  const mayAdd = role === 'operator' || role === 'centreHead' || role === 'admin'
  return (
    <PageFrame
      title={t('registry.investors.title')}
      subtitle={t('registry.investors.subtitle')}
      back={{ href: '/app/units', text: t('registry.units.title') }}
      actions={
        mayAdd && (
          <DialogButton text={t('registry.investors.new')} title={t('registry.investors.new')} kind="primary" icon="plus">
            {(close) => <InvestorFields busy={create.busy} problem={create.problem} onCancel={close} onSave={(body) => void create.run({ body })} />}
          </DialogButton>
        )
      }
    >
      <Toolbar label={t('ui.filter')}>
        <SearchField value={q} onSearch={(text) => setQuery({ q: text })} label={t('registry.investors.search')} />
      </Toolbar>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table<InvestorHint>
        label={t('registry.investors.title')}
        rows={list.rows}
        rowKey={(i) => i.id}
        rowHref={(i) => `/app/investors/${i.id}`}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        columns={[
          { id: 'name', head: t('registry.investor.name'), cell: (i) => i.name },
          { id: 'plan', head: t('registry.investor.plan'), cell: (i) => i.plan || '—' },
          { id: 'county', head: t('registry.county'), cell: (i) => (i.countyId ? places.countyName(i.countyId) : '—'), width: '10rem' },
        ]}
        empty={<EmptyState icon="person" title={t(q ? 'ui.nothing-found' : 'registry.investors.empty')} text={t('registry.investors.emptyHint')} />}
      />
    </PageFrame>
  )
}
