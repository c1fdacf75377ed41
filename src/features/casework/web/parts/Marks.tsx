// Small marks of a case: status, flags, priority, code.

import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseListItem } from '../../cases/model.ts'
import type { Flag, Priority, ReferralState, Status } from '../../model.ts'
import { flagLook, stateTone, statusTone } from './look.ts'

/** The status in words and tone. */
export function StatusBadge({ status }: { status: Status }) {
  const { t } = useWords()
  return <Badge tone={statusTone[status]}>{t(`casework.status.${status}`)}</Badge>
}

/** The state of one referral. */
export function StateBadge({ state }: { state: ReferralState }) {
  const { t } = useWords()
  return <Badge tone={stateTone[state]}>{t(`casework.referral.${state}`)}</Badge>
}

/** Flags that the marks beside them say already: the clock, the priority, the status. For `without`. */
export const saidBeside = (row: Pick<CaseListItem, 'status' | 'dueAt'>): Flag[] => [
  'overdue',
  'production_stopped',
  ...(row.dueAt ? ['paused' as const] : []),
  ...(row.status === 'partly_confirmed' ? ['partly' as const] : []),
]

/** Flags as badges. `overdue` is left out where a due clock stands beside; `max` folds the rest into a count. */
export function Flags({ flags, without = [], max = 9 }: { flags: readonly Flag[]; without?: readonly Flag[]; max?: number }) {
  const { t, locale } = useWords()
  const shown = flags.filter((flag) => !without.includes(flag))
  if (shown.length === 0) return null
  const rest = shown.slice(max)
  return (
    <span className="cw-flags">
      {shown.slice(0, max).map((flag) => {
        const [tone, icon] = flagLook[flag]
        return (
          <Badge key={flag} tone={tone} icon={icon}>
            {t(`casework.flag.${flag}`)}
          </Badge>
        )
      })}
      {rest.length > 0 && <span title={rest.map((flag) => t(`casework.flag.${flag}`)).join('، ')}>+{formatNumber(rest.length, locale)}</span>}
    </span>
  )
}

/** Only the urgent priority is marked: a mark on everything marks nothing. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const { t } = useWords()
  if (priority === 'normal') return null
  return (
    <Badge tone="danger" icon="fire">
      {t('casework.page.priority.production_stopped')}
    </Badge>
  )
}

/** The case's public code, always Latin and left to right. */
export function CaseCode({ code }: { code: string }) {
  return (
    <bdi className="cw-code" dir="ltr">
      {code}
    </bdi>
  )
}

/** The rung of the ladder, L0 … L5, with its name. */
export function RungMark({ rung }: { rung: number }) {
  const { t } = useWords()
  return (
    <span className="cw-rung" data-rung={rung} title={t(`casework.page.rung.${rung}`)}>
      <bdi dir="ltr">L{rung}</bdi> <span className="cw-rung-name">{t(`casework.page.rung.${rung}`)}</span>
    </span>
  )
}

/** Text with the words that were searched for marked. */
export function Hits({ parts, text }: { parts?: readonly { readonly text: string; readonly hit: boolean }[] | undefined; text: string }) {
  if (!parts || parts.length === 0) return <>{text}</>
  return <>{parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}</>
}
