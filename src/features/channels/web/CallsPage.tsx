// The log of calls, with those of now above it.

import { Badge } from '#ui/parts/Badge.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import { useQuery } from '#ui/nav.ts'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { CallState, CallView } from '../model.ts'
import { CallerCard } from './CallerCard.tsx'
import { CallsNow } from './CallsNow.tsx'
import { Address } from './MessageBits.tsx'

const tones: Record<CallState, 'warning' | 'primary' | 'neutral' | 'danger'> = {
  ringing: 'warning',
  answered: 'primary',
  done: 'neutral',
  missed: 'danger',
}

export function CallsPage() {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  const number = query['number'] ?? ''
  const list = useList(api.listCalls, { query: number ? { caller: number } : {} }, { key: 'calls' })
  const columns: Column<CallView>[] = [
    { id: 'caller', head: t('channels.calls.caller'), width: '11rem', cell: (c) => <Address value={c.caller} /> },
    { id: 'when', head: t('channels.outbox.when'), width: '13rem', cell: (c) => <When at={c.at} /> },
    {
      id: 'state',
      head: t('channels.outbox.state'),
      width: '9rem',
      cell: (c) => <Badge tone={tones[c.state]}>{t(`channels.callState.${c.state}`)}</Badge>,
    },
    { id: 'operator', head: t('channels.calls.operator'), width: '10rem', cell: (c) => c.operatorName || '—' },
    { id: 'note', head: t('channels.calls.note'), cell: (c) => <span className="channels-text">{c.note || '—'}</span> },
    {
      id: 'about',
      head: '',
      width: '9rem',
      cell: (c) =>
        c.caseId ? (
          <Link href={`/app/cases/${c.caseId}`}>{t('channels.outbox.openCase')}</Link>
        ) : c.unitId ? (
          <Link href={`/app/units/${c.unitId}`}>{t('channels.caller.openUnit')}</Link>
        ) : null,
    },
  ]
  return (
    <PageFrame title={t('channels.nav.calls')} subtitle={t('channels.calls.subtitle')}>
      <Stack gap={4}>
        <Columns>
          <CallsNow onPick={(call) => setQuery({ number: call.caller })} />
          <CallerCard number={number} onNumber={(next) => setQuery({ number: next || null })} />
        </Columns>
        <ProblemBox problem={list.problem} onRetry={list.refetch} />
        <Table
          label={t('channels.nav.calls')}
          rows={list.rows}
          columns={columns}
          rowKey={(c) => c.id}
          loading={list.loading}
          renewing={list.stale}
          more={list.more}
          rowTone={(c) => (c.state === 'missed' ? 'danger' : undefined)}
          empty={<EmptyState icon="phone" title={t('channels.calls.empty')} text={t('channels.calls.emptyText')} />}
        />
      </Stack>
    </PageFrame>
  )
}
