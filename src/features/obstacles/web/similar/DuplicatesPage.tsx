import './similar.css'
import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { useQuery } from '#ui/nav.ts'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useApi, useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { similarApi as api } from '../../similar/api.ts'
import { type Likeness, likenessKinds, type LikenessKind, type LikenessState, likenessStates } from '../../similar/model.ts'
import { Decide } from './Decide.tsx'
import { Pair } from './Pair.tsx'
import { Precision } from './Precision.tsx'

const nextPageBefore = 3

/** The duplicates desk: one pair after the other, decided by keys; nothing is merged by itself. */
export function DuplicatesPage() {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const [at, setAt] = useState(0)
  const kind = likenessKinds.find((k) => k === query['kind'])
  const state: LikenessState = likenessStates.find((s) => s === query['state']) ?? 'proposed'
  const list = useList(api.listDuplicates, { query: { state, ...(kind && { kind }) } }, { key: 'duplicates' })
  const summary = useApi(api.duplicateSummary, {}, { key: 'duplicates' })
  useLive(['duplicates'])
  const rows: readonly Likeness[] = list.rows
  const here = Math.min(at, Math.max(0, rows.length - 1))
  const pair = rows[here]
  const waiting = (summary.data?.kinds ?? []).filter((k) => !kind || k.likeness === kind).reduce((n, k) => n + k.waiting, 0)
  const count = state === 'proposed' ? Math.max(waiting, rows.length) : rows.length
  const move = (step: number) => {
    const next = Math.min(Math.max(0, here + step), rows.length - 1)
    if (next >= rows.length - nextPageBefore && list.more && !list.more.busy) list.more.load()
    setAt(next)
  }
  const choose = (change: Record<string, string | null>) => {
    setAt(0)
    setQuery(change)
  }
  return (
    <PageFrame title={t('obstacles.similar.title')} subtitle={t('obstacles.similar.subtitle')}>
      <Toolbar label={t('ui.filter')}>
        <Select<LikenessKind>
          label={t('obstacles.similar.kind')}
          value={kind ?? null}
          options={likenessKinds.map((id) => ({ id, text: t(`obstacles.similar.kind.${id}`) }))}
          placeholder={t('obstacles.similar.allKinds')}
          onChange={(id) => choose({ kind: id })}
          onClear={() => choose({ kind: null })}
        />
        <Select<LikenessState>
          label={t('obstacles.similar.state')}
          value={state}
          options={likenessStates.map((id) => ({ id, text: t(`obstacles.similar.state.${id}`) }))}
          onChange={(id) => choose({ state: id === 'proposed' ? null : id })}
        />
      </Toolbar>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {pair && (
        <Card
          title={t('obstacles.similar.position', { at: formatNumber(here + 1, locale), count: formatNumber(count, locale) })}
          actions={<progress className="dup-progress" aria-label={t('obstacles.similar.title')} value={here + 1} max={count} />}
        >
          <Pair key={pair.id} pair={pair} />
          <Decide key={`${pair.id} ${pair.state}`} pair={pair} onMove={move} first={here === 0} last={here === rows.length - 1 && !list.more} />
        </Card>
      )}
      {!list.loading && !list.problem && rows.length === 0 && (
        <EmptyState
          icon="check"
          title={t(state === 'proposed' ? 'obstacles.similar.empty' : 'obstacles.similar.emptyState')}
          {...(state === 'proposed' && { text: t('obstacles.similar.emptyHint') })}
        />
      )}
      {summary.data && <Precision summary={summary.data} />}
    </PageFrame>
  )
}
