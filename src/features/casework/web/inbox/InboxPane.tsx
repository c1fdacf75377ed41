// One case as a desk needs it: what is asked of us first, then the words, the files, and what the others do.

import { useState } from 'react'
import { SolvedBefore } from '#features/obstacles/web/panels/SolvedBefore.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import { ActButton } from '../acts/ActButton.tsx'
import { ActHost } from '../acts/ActHost.tsx'
import type { CaseView } from '../../cases/model.ts'
import { Attachments } from '../case/Attachments.tsx'
import { CaseFacts, CaseMarks, UndoStrip } from '../case/CaseHeader.tsx'
import { Ledger } from '../case/Ledger.tsx'
import { ReferralCard } from '../case/ReferralCard.tsx'
import { Timeline } from '../case/Timeline.tsx'
import { useCase } from '../case/use-case.ts'
import { Decision } from './Decision.tsx'

const beside = ['ask_info', 'contact'] as const

export function InboxPane({ id, onGone }: { id: string; onGone: () => void }) {
  const { t } = useWords()
  const case_ = useCase(id)
  const found = case_.data
  if (!found) return case_.problem ? <ProblemBox problem={case_.problem} onRetry={case_.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />
  return (
    <ActHost found={found}>
      <Pane found={found} onGone={onGone} />
    </ActHost>
  )
}

function Pane({ found, onGone }: { found: CaseView; onGone: () => void }) {
  const { t } = useWords()
  const actor = useActor()
  // The two buttons go with the press; the next act of the same referral takes over the focus.
  const [taken, setTaken] = useState<string | null>(null)
  const ours = found.referrals.filter(
    (one) => actor.deskIds.includes(one.deskId) || (actor.role === 'agencyHead' && actor.agencyIds.includes(one.agencyId)),
  )
  const others = found.referrals.filter((one) => !ours.includes(one))
  return (
    <div className="cw-triage">
      <header className="cw-triage-head">
        <h2>{found.unitName || t('casework.page.no-unit')}</h2>
        <LinkButton href={`/app/cases/${found.id}`} size="small" kind="quiet" icon="case">
          {t('casework.page.receipt.open')}
        </LinkButton>
      </header>
      <CaseMarks found={found} />
      <UndoStrip found={found} />
      {ours
        .filter((one) => one.state === 'sent')
        .map((one) => (
          <Decision key={one.id} referral={one} found={found} onTaken={() => setTaken(one.id)} onGone={onGone} />
        ))}
      <Card title={t('casework.page.text')}>
        <p className="cw-case-text" dir="auto">
          {found.text}
        </p>
        <Disclosure summary={t('casework.page.facts')}>
          <CaseFacts found={found} unitLink />
        </Disclosure>
      </Card>
      {ours.some((one) => one.state !== 'sent') && (
        <Card title={t('casework.page.inbox.ours')}>
          <ul className="cw-referrals">
            {ours
              .filter((one) => one.state !== 'sent')
              .map((one) => (
                <ReferralCard key={one.id} referral={one} found={found} own autoFocus={one.id === taken} />
              ))}
          </ul>
          <div className="cw-acts">
            {beside.map((name) => (
              <ActButton
                key={name}
                name={name}
                act={found.acts.find((act) => act.name === name)}
                subject={found}
                size="small"
                shortcut={name === 'ask_info' ? 'KeyI' : 'KeyP'}
              />
            ))}
          </div>
        </Card>
      )}
      <div className="cw-boxed">
        <SolvedBefore text={found.text} caseId={found.id} />
      </div>
      {others.length > 0 && (
        <Card title={t('casework.page.inbox.others')}>
          <ul className="cw-referrals">
            {others.map((one) => (
              <ReferralCard key={one.id} referral={one} found={found} own={false} />
            ))}
          </ul>
        </Card>
      )}
      {found.attachments.length > 0 && <Attachments found={found} />}
      <Timeline found={found} />
      <Card title={t('casework.page.ledger')}>
        <Ledger ledger={found.ledger} />
      </Card>
    </div>
  )
}
