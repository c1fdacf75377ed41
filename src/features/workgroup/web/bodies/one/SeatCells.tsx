// One seat in the list: its post, and who fills it.

import { formatPhone } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { SeatView } from '../../../bodies/model.ts'
import { pick } from '../look.ts'

export function Post({ seat }: { seat: SeatView }) {
  const { t, locale } = useWords()
  const agency = pick(seat.agencyFa, seat.agencyEn, locale)
  return (
    <span className="wb-two">
      <span className="wb-name">
        {seat.post}
        {seat.chair && <Badge tone="primary">{t('workgroup.bodies.chair')}</Badge>}
        {seat.clerk && <Badge tone="info">{t('workgroup.bodies.clerk')}</Badge>}
        {!seat.voting && <Badge tone="neutral">{t('workgroup.bodies.notVoting')}</Badge>}
      </span>
      {agency && !seat.post.includes(agency) && <small>{agency}</small>}
    </span>
  )
}

export function Person({ name, phone, account, lost }: { name: string; phone: string; account: boolean; lost: boolean }) {
  const { t, locale } = useWords()
  if (!name) return <span className="wb-muted">{t('workgroup.bodies.vacant')}</span>
  return (
    <span className="wb-two">
      <span className="wb-name">
        {name}
        {lost && (
          <span title={t('workgroup.bodies.lost')}>
            <Badge tone="warning">{t('workgroup.bodies.lostShort')}</Badge>
          </span>
        )}
      </span>
      <small>
        {phone && <bdi>{formatPhone(phone, locale)}</bdi>}
        {account && (
          <span className="no-print">
            {phone && ' · '}
            {t('workgroup.bodies.account')}
          </span>
        )}
      </small>
    </span>
  )
}
