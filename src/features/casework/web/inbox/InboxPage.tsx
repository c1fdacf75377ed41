// The desk of an agency: what has just come, with two buttons; then the accepted work by its deadlines.

import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useQuery } from '#ui/nav.ts'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { Count } from '../parts/Count.tsx'
import { isWide, useChosen } from '../parts/use-chosen.ts'
import { useLiveKey } from '../parts/use-live-key.ts'
import { inboxOrder } from '../parts/order.ts'
import { useWalk } from '../parts/use-walk.ts'
import { useAgencies } from '../parts/use-reference.ts'
import '../casework.css'
import '../case.css'
import { InboxList } from './InboxList.tsx'
import { InboxPane } from './InboxPane.tsx'

export function InboxPage() {
  const { t } = useWords()
  const actor = useActor()
  const { desks } = useAgencies()
  const [query, setQuery] = useQuery()
  const ended = query['show'] === 'ended'
  useLiveKey(
    [...actor.deskIds.map((id) => `desk:${id}`), ...(actor.role === 'agencyHead' ? actor.agencyIds.map((id) => `agency:${id}`) : [])],
    'inbox',
  )
  const deskId = query['desk']
  const list = useList(api.inbox, { query: { state: ended ? 'ended' : 'live', limit: 50, ...(deskId && { deskId }) } }, { key: 'inbox' })
  const rows = inboxOrder(list.rows)
  const ids = rows.map((row) => row.case.id)
  const { id: chosen, open, leave } = useChosen(ids, list.stale)
  useWalk(list.stale ? [] : ids, chosen, open)
  useShortcut('Escape', () => open(null), { word: 'casework.page.key.back', off: !chosen || isWide() })
  const mine = desks.filter((one) => actor.deskIds.includes(one.desk.id) || (actor.role === 'agencyHead' && actor.agencyIds.includes(one.agency.id)))
  return (
    <PageFrame
      title={t('casework.page.inbox')}
      subtitle={
        <>
          {mine.length === 1 ? mine[0]?.text : t('casework.page.inbox.sub')} <Count shown={list.rows.length} more={list.more !== null} />
        </>
      }
      actions={
        <>
          {mine.length > 1 && (
            <Select
              label={t('casework.page.desk-one')}
              hideLabel
              value={deskId ?? null}
              options={mine.map((one) => ({ id: one.desk.id, text: one.text }))}
              placeholder={t('casework.page.inbox.all-desks')}
              onChange={(id) => setQuery({ desk: id, case: null })}
              onClear={() => setQuery({ desk: null, case: null })}
            />
          )}
          <span className="cw-pills">
            <RadioGroup
              label={t('casework.page.inbox.show')}
              hideLabel
              value={ended ? 'ended' : 'live'}
              direction="row"
              onChange={(id) => setQuery({ show: id === 'ended' ? id : null, case: null })}
              options={[
                { id: 'live', text: t('casework.page.inbox.live') },
                { id: 'ended', text: t('casework.page.inbox.ended') },
              ]}
            />
          </span>
        </>
      }
    >
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {!list.loading && list.rows.length === 0 && !chosen && !list.problem && (
        <EmptyState
          icon="inbox"
          title={t(ended ? 'casework.page.inbox.none-ended' : 'casework.page.inbox.empty')}
          text={t('casework.page.inbox.empty.text')}
        />
      )}
      {(list.rows.length > 0 || chosen) && (
        <div className="cw-split" data-open={chosen ? '' : undefined}>
          <nav className="cw-split-list renewing" aria-busy={list.stale} aria-label={t('casework.page.inbox')}>
            <InboxList rows={rows} current={chosen} onOpen={open} />
            {list.more && (
              <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>
                {t('ui.load-more')}
              </Button>
            )}
          </nav>
          <section className="cw-split-pane" aria-label={t('casework.page.case')}>
            <span className="cw-split-back">
              <Button kind="quiet" icon="back" onPress={() => open(null)}>
                {t('casework.page.inbox.back')}
              </Button>
            </span>
            {chosen ? (
              <InboxPane key={chosen} id={chosen} onGone={() => leave(chosen)} />
            ) : (
              <EmptyState icon="inbox" title={t('casework.page.triage.choose')} />
            )}
          </section>
        </div>
      )}
    </PageFrame>
  )
}
