// Triage: the queue of the centre, and beside it everything needed to decide in one look. The next one opens by itself.

import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { CaseLine } from '../parts/CaseLine.tsx'
import { Count } from '../parts/Count.tsx'
import { isWide, useChosen } from '../parts/use-chosen.ts'
import { triageOrder } from '../parts/order.ts'
import { useWalk } from '../parts/use-walk.ts'
import '../casework.css'
import '../case.css'
import { TriagePane } from './TriagePane.tsx'

export function TriagePage() {
  const { t } = useWords()
  useLive(['centre'])
  const list = useList(api.triageQueue, { query: { limit: 30 } }, { key: 'centre' })
  const rows = triageOrder(list.rows)
  const ids = rows.map((row) => row.id)
  const { id: chosen, open, leave } = useChosen(ids, list.stale)
  useWalk(list.stale ? [] : ids, chosen, open)
  useShortcut('Escape', () => open(null), { word: 'casework.page.key.back', off: !chosen || isWide() })
  return (
    <PageFrame
      title={t('casework.page.triage')}
      subtitle={
        <>
          {t('casework.page.triage.sub')} <Count shown={list.rows.length} more={list.more !== null} />
        </>
      }
    >
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {!list.loading && list.rows.length === 0 && !chosen && !list.problem && (
        <EmptyState icon="check" title={t('casework.page.triage.empty')} text={t('casework.page.triage.empty.text')} />
      )}
      {(list.rows.length > 0 || chosen) && (
        <div className="cw-split" data-open={chosen ? '' : undefined}>
          <nav className="cw-split-list renewing" aria-busy={list.stale} aria-label={t('casework.page.triage.queue')}>
            <ul className="cw-lines">
              {rows.map((row) => (
                <CaseLine key={row.id} row={row} current={row.id === chosen} onOpen={() => open(row.id)} />
              ))}
            </ul>
            {list.more && (
              <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>
                {t('ui.load-more')}
              </Button>
            )}
          </nav>
          <section className="cw-split-pane" aria-label={t('casework.page.triage.pane')}>
            <span className="cw-split-back">
              <Button kind="quiet" icon="back" onPress={() => open(null)}>
                {t('casework.page.triage.back')}
              </Button>
            </span>
            {chosen ? (
              <TriagePane key={chosen} id={chosen} onDone={() => leave(chosen)} />
            ) : (
              <EmptyState icon="case" title={t('casework.page.triage.choose')} />
            )}
          </section>
        </div>
      )}
    </PageFrame>
  )
}
