// Triage: the queue of the centre, and beside it everything needed to decide in one look. The next one opens by itself.

import { useCallback } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useQuery } from '#ui/nav.ts'
import { useLive } from '#ui/use-live.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { CaseLine } from '../parts/CaseLine.tsx'
import { Count } from '../parts/Count.tsx'
import { usePages } from '../parts/use-pages.ts'
import { nextAfter, useWalk } from '../parts/use-walk.ts'
import '../casework.css'
import '../case.css'
import { TriagePane } from './TriagePane.tsx'

export function TriagePage() {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  useLive(['centre'])
  const list = usePages(api.triageQueue, { query: { limit: 30 } }, { key: 'centre' })
  const ids = list.rows.map((row) => row.id)
  const chosen = query['case'] ?? null
  // On a wide page the first one is open at once; a phone shows the queue first.
  const current = chosen ?? (window.matchMedia('(min-width: 60rem)').matches ? (ids[0] ?? null) : null)
  const open = useCallback((id: string | null) => setQuery({ case: id }), [setQuery])
  useWalk(ids, current, open)
  useShortcut('Escape', () => open(null), { word: 'casework.page.key.back', off: !chosen })
  const done = (id: string) => open(window.matchMedia('(min-width: 60rem)').matches ? nextAfter(ids, id) : null)
  return (
    <PageFrame title={t('casework.page.triage')} subtitle={<>{t('casework.page.triage.sub')} <Count shown={list.rows.length} more={list.more !== null} /></>}>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {!list.loading && list.rows.length === 0 && !chosen && !list.problem && <EmptyState icon="check" title={t('casework.page.triage.empty')} text={t('casework.page.triage.empty.text')} />}
      {(list.rows.length > 0 || chosen) && (
        <div className="cw-split" data-open={chosen ? '' : undefined}>
          <nav className="cw-split-list" aria-label={t('casework.page.triage.queue')}>
            <ul className="cw-lines">
              {list.rows.map((row) => (
                <CaseLine key={row.id} row={row} current={row.id === current} onOpen={() => open(row.id)} />
              ))}
            </ul>
            {list.more && <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>{t('ui.load-more')}</Button>}
          </nav>
          <section className="cw-split-pane" aria-label={t('casework.page.triage.pane')}>
            <span className="cw-split-back"><Button kind="quiet" icon="back" onPress={() => open(null)}>{t('casework.page.triage.back')}</Button></span>
            {current ? <TriagePane key={current} id={current} onDone={() => done(current)} /> : <EmptyState icon="case" title={t('casework.page.triage.choose')} />}
          </section>
        </div>
      )}
    </PageFrame>
  )
}
