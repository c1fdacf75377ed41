// The head of an agency: what has climbed to me, how my desks stand, who is away.

import { useState } from 'react'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { useGo } from '#ui/nav.ts'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { Count } from '../parts/Count.tsx'
import { namedIn } from '../parts/look.ts'
import { useLiveKey } from '../parts/use-live-key.ts'
import type { InboxItem } from '../../queues/model.ts'
import { useAgencies } from '../parts/use-reference.ts'
import '../casework.css'
import { HeadLine } from './HeadLine.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { DeskLoads } from './DeskLoads.tsx'

export function AgencyPage() {
  const { t, locale } = useWords()
  const go = useGo()
  const actor = useActor()
  useLiveKey(
    actor.agencyIds.map((id) => `agency:${id}`),
    'agency',
  )
  const [moving, setMoving] = useState<InboxItem | null>(null)
  const { agencies } = useAgencies()
  const own = agencies.filter((one) => actor.agencyIds.includes(one.id))
  const queue = useList(api.headQueue, { query: { limit: 30 } }, { key: 'agency' })
  const live = useList(api.inbox, { query: { state: 'live', limit: 100 } }, { key: 'agency' })
  return (
    <PageFrame
      title={t('casework.page.agency-head')}
      subtitle={own.map((one) => namedIn(one, locale)).join('، ')}
      actions={
        <LinkButton href="/app/inbox" icon="inbox">
          {t('casework.page.inbox')}
        </LinkButton>
      }
    >
      <Card
        title={t('casework.page.agency.climbed')}
        actions={<Count shown={queue.rows.length} more={queue.more !== null} />}
        {...(queue.rows.length > 0 && { tone: 'warning' as const })}
      >
        <ProblemBox problem={queue.problem} onRetry={queue.refetch} />
        {queue.loading && <Skeleton lines={4} label={t('ui.loading')} />}
        {!queue.loading && queue.rows.length === 0 && !queue.problem && (
          <EmptyState icon="check" title={t('casework.page.agency.climbed.none')} text={t('casework.page.agency.climbed.none.text')} />
        )}
        <ul className="cw-lines">
          {queue.rows.map((row) => (
            <HeadLine key={row.referral.id} row={row} onOpen={() => go(`/app/cases/${row.case.id}`)} onMove={() => setMoving(row)} />
          ))}
        </ul>
        {queue.more && (
          <Button kind="quiet" icon="down" busy={queue.more.busy} onPress={queue.more.load}>
            {t('ui.load-more')}
          </Button>
        )}
      </Card>
      <Card title={t('casework.page.agency.desks')} flush>
        <ProblemBox problem={live.problem} onRetry={live.refetch} />
        {live.loading ? <Skeleton lines={5} label={t('ui.loading')} /> : <DeskLoads agencies={own} rows={live.rows} partial={live.more} />}
      </Card>
      <Card title={t('casework.page.agency.unaccepted')}>
        <ul className="cw-lines">
          {live.rows
            .filter((row) => row.referral.state === 'sent')
            .slice(0, 20)
            .map((row) => (
              <HeadLine key={row.referral.id} row={row} onOpen={() => go(`/app/cases/${row.case.id}`)} onMove={() => setMoving(row)} />
            ))}
        </ul>
        {!live.loading && !live.rows.some((row) => row.referral.state === 'sent') && (
          <p className="cw-muted">{t('casework.page.agency.unaccepted.none')}</p>
        )}
      </Card>
      <MoveDialog row={moving} onClose={() => setMoving(null)} />
    </PageFrame>
  )
}
