// The referrals side by side, each with its own state and clock: no desk is relieved because another accepted.

import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { ReferralCard } from './ReferralCard.tsx'

const rank = (state: string) => (['sent', 'accepted', 'in_progress', 'waiting'].includes(state) ? 0 : 1)

export function Referrals({ found }: { found: CaseView }) {
  const { t } = useWords()
  const { deskIds } = useActor()
  // One's own desk first, then live ones, then in the order they were sent.
  const list = found.referrals.toSorted(
    (a, b) =>
      Number(deskIds.includes(b.deskId)) - Number(deskIds.includes(a.deskId)) || rank(a.state) - rank(b.state) || a.sentAt.localeCompare(b.sentAt),
  )
  return (
    <Card title={t('casework.page.referrals')}>
      {list.length === 0 ? (
        <EmptyState icon="split" title={t('casework.page.referrals.empty')} text={t('casework.page.referrals.empty.text')} />
      ) : (
        <ul className="cw-referrals">
          {list.map((referral) => (
            <ReferralCard key={referral.id} referral={referral} found={found} own={deskIds.includes(referral.deskId)} />
          ))}
        </ul>
      )}
    </Card>
  )
}
