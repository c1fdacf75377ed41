// What the owner claims to have done, and whose word is awaited.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { EvidenceFacts } from '#features/casework/web/case/EvidenceFacts.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import { type ResolutionView, soonMs } from '../../../resolutions/model.ts'

export function Claim({ found }: { found: ResolutionView }) {
  const { t, locale } = useWords()
  const { claim } = found
  if (!claim) return null
  return (
    <Card title={t('workgroup.resolutions.claim')} {...(found.state === 'claimed' && { tone: 'primary' as const })}>
      <p className="muted">
        {nameIn(found.owner, locale)} · {claim.byName || t('workgroup.resolutions.system')} · <When at={claim.at} />
      </p>
      <p className="rs-text" dir="auto">
        {claim.text}
      </p>
      <EvidenceFacts evidence={claim.evidence} />
      {found.producerUntil && (
        <p className="rs-duty-marks">
          {t('workgroup.resolutions.claim.awaiting')} <DueClock due={found.producerUntil} soonMs={soonMs} />
        </p>
      )}
    </Card>
  )
}
