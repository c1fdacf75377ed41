import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { Quorum } from '../../sitting/model.ts'

/** Voting members there and needed; the word says whether it is enough. */
export function QuorumBadge({ quorum }: { quorum: Quorum }) {
  const { t, locale } = useWords()
  const n = (count: number) => formatNumber(count, locale)
  const numbers = { present: n(quorum.present), needed: n(quorum.needed), voting: n(quorum.voting) }
  return (
    <Badge tone={quorum.met ? 'success' : 'danger'} icon={quorum.met ? 'check' : 'alert'}>
      {t(quorum.met ? 'workgroup.sitting.quorum.met' : 'workgroup.sitting.quorum.missing', numbers)}
    </Badge>
  )
}
