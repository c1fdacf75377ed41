// On arrival: "I take it" or "not ours". Two big buttons, nothing else to decide.

import { DueClock } from '#ui/parts/DueClock.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { useWords } from '#ui/words.tsx'
import { ActButton } from '../acts/ActButton.tsx'
import type { CaseView, ReferralView } from '../../cases/model.ts'
import { nameIn } from '../parts/look.ts'

type DecisionProps = { referral: ReferralView; found: CaseView; onTaken: () => void; onGone: () => void }

export function Decision({ referral, found, onTaken, onGone }: DecisionProps) {
  const { t, locale } = useWords()
  const act = (name: string) => referral.acts.find((one) => one.name === name)
  return (
    <section className="cw-decision" aria-label={t('casework.page.inbox.decide')}>
      <p className="cw-decision-head">
        <Icon name="inbox" />
        <span>{t('casework.page.inbox.decide.for', { desk: nameIn(referral.deskName, locale) })}</span>
        <DueClock due={referral.dueAt} paused={referral.paused} />
      </p>
      {referral.alternatives && <p className="cw-muted">{t('casework.page.inbox.alternatives')}</p>}
      <div className="cw-decision-buttons">
        <ActButton
          name="accept"
          act={act('accept')}
          subject={found}
          referralId={referral.id}
          kind="primary"
          size="large"
          icon="check"
          text={t('casework.page.inbox.accept')}
          shortcut="KeyA"
          onDone={onTaken}
        />
        <ActButton
          name="refuse"
          act={act('refuse')}
          subject={found}
          referralId={referral.id}
          kind="secondary"
          size="large"
          icon="reply"
          text={t('casework.page.inbox.refuse')}
          shortcut="KeyX"
          onDone={onGone}
        />
      </div>
    </section>
  )
}
