// One referral: to whom, in which state, until when, what the desk said, and the acts open to this person.

import { useEffect, useRef } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import { ActButton } from '../acts/ActButton.tsx'
import { useOpenAct } from '../acts/ActHost.tsx'
import { isOthers, isReferralAct, refusalOf } from '../acts/endpoints.ts'
import type { CaseView, ReferralView } from '../../cases/model.ts'
import type { ReferralActName, ReferralState } from '../../model.ts'
import { nameIn } from '../parts/look.ts'
import { StateBadge } from '../parts/Marks.tsx'
import { EvidenceFacts } from './EvidenceFacts.tsx'

const likely: Record<ReferralState, readonly ReferralActName[]> = {
  sent: ['accept', 'refuse'],
  accepted: ['claim', 'start', 'wait'],
  in_progress: ['claim', 'report', 'wait'],
  waiting: ['claim', 'resume', 'report'],
  claimed: ['reopen_referral'],
  no_means: ['reopen_referral'],
  unreachable: ['reopen_referral'],
  declined: ['reopen_referral'],
  superseded: ['reopen_referral'],
  withdrawn: ['reopen_referral'],
  lapsed: ['reopen_referral'],
}
const keys: Partial<Record<ReferralActName, string>> = { accept: 'KeyA', refuse: 'KeyX', claim: 'KeyG', report: 'KeyS', wait: 'KeyW' }

type ReferralCardProps = {
  referral: ReferralView
  found: CaseView
  own: boolean
  /** Its first act takes the focus that a pressed and vanished button has left behind. */
  autoFocus?: boolean
}

export function ReferralCard({ referral, found, own, autoFocus = false }: ReferralCardProps) {
  const { t, locale } = useWords()
  const open = useOpenAct()
  const acts = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (autoFocus && document.activeElement === document.body) acts.current?.querySelector('button')?.focus()
  }, [autoFocus])
  const mine = referral.acts.filter((act) => isReferralAct(act.name) && !isOthers(act))
  const first = likely[referral.state].filter((name) => mine.some((act) => act.name === name))
  const rest = mine
    .filter((act) => !first.includes(act.name as ReferralActName))
    .toSorted((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null))
  return (
    <li className="cw-referral" data-state={referral.state} data-own={own || undefined}>
      <header>
        <h3>{nameIn(referral.deskName, locale)}</h3>
        <p className="cw-muted">{nameIn(referral.agencyName, locale)}</p>
      </header>
      <p className="cw-referral-marks">
        <StateBadge state={referral.state} />
        {referral.lead && (
          <Badge tone="primary" icon="flag">
            {t('casework.page.desks.lead')}
          </Badge>
        )}
        {referral.alternatives && <Badge icon="split">{t('casework.page.alternative')}</Badge>}
        {own && <Badge tone="info">{t('casework.page.own-desk')}</Badge>}
        {referral.endedAt === null && <DueClock due={referral.dueAt} paused={referral.paused} />}
      </p>
      <dl className="cw-referral-times">
        <div>
          <dt>{t('casework.page.sent-at')}</dt>
          <dd>
            <When at={referral.sentAt} />
          </dd>
        </div>
        {referral.acceptedAt && (
          <div>
            <dt>{t('casework.page.accepted-at')}</dt>
            <dd>
              <When at={referral.acceptedAt} />
            </dd>
          </div>
        )}
        {referral.endedAt && (
          <div>
            <dt>{t('casework.page.ended-at')}</dt>
            <dd>
              <When at={referral.endedAt} />
            </dd>
          </div>
        )}
        {referral.waitingFor && (
          <div>
            <dt>{t('casework.page.field.for')}</dt>
            <dd>{t(`casework.page.choice.${referral.waitingFor}`)}</dd>
          </div>
        )}
        {referral.reason && (
          <div>
            <dt>{t('casework.page.field.reason')}</dt>
            <dd>{t(`casework.page.choice.${referral.reason}`)}</dd>
          </div>
        )}
        {referral.legalBasis && (
          <div>
            <dt>{t('casework.page.field.legalBasis')}</dt>
            <dd dir="auto">{referral.legalBasis}</dd>
          </div>
        )}
        {referral.suggestedDeskName && (
          <div>
            <dt>{t('casework.page.field.suggestedDeskId')}</dt>
            <dd>{nameIn(referral.suggestedDeskName, locale)}</dd>
          </div>
        )}
      </dl>
      {referral.text && (
        <p className="cw-act-text" dir="auto">
          {referral.text}
        </p>
      )}
      {referral.claims.map((claim) => (
        <div key={`${claim.code} ${claim.evidenceType} ${JSON.stringify(claim.evidence)}`}>
          <p className="cw-muted">
            {t(`obstacles.evidence.${claim.evidenceType}`)} <bdi>{claim.code}</bdi>
          </p>
          <EvidenceFacts evidence={claim.evidence} />
        </div>
      ))}
      {referral.evidence && referral.claims.length === 0 && <EvidenceFacts evidence={referral.evidence} />}
      {mine.length > 0 && (
        <div className="cw-acts cw-no-print" ref={acts}>
          {first.map((name, index) => (
            <ActButton
              key={name}
              name={name}
              act={mine.find((act) => act.name === name)}
              subject={found}
              referralId={referral.id}
              size={referral.state === 'sent' && own ? 'large' : 'small'}
              kind={index === 0 && own ? 'primary' : 'secondary'}
              {...(own && keys[name] && { shortcut: keys[name] })}
              {...(referral.state === 'sent' && (name === 'accept' || name === 'refuse') && { text: t(`casework.page.inbox.${name}`) })}
            />
          ))}
          {rest.length > 0 && (
            <Menu
              label={t('casework.page.referral.more', { desk: nameIn(referral.deskName, locale) })}
              kind="secondary"
              size="small"
              items={rest.map((act) => ({
                id: act.name,
                text: t(`casework.act.${act.name}`),
                whyNot: refusalOf(act),
                onAction: () => open({ name: act.name as ReferralActName, referralId: referral.id }),
              }))}
            />
          )}
        </div>
      )}
    </li>
  )
}
