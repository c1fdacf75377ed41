// Small signs of a resolution: its code, state, flags, date.

import { Badge } from '#ui/parts/Badge.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { useWords } from '#ui/words.tsx'
import type { ResolutionState } from '../../model.ts'
import { type Duty, type ResolutionLine, soonMs } from '../../resolutions/model.ts'
import { dutyLook, flagLook, stateLook } from './look.ts'

export function StateBadge({ state }: { state: ResolutionState }) {
  const { t } = useWords()
  return (
    <Badge tone={stateLook[state].tone} icon={stateLook[state].icon}>
      {t(`workgroup.resolution.state.${state}`)}
    </Badge>
  )
}

/** The code as people quote it; a draft has none yet. */
export function Code({ code }: { code: string | null }) {
  const { t } = useWords()
  return code ? (
    <bdi dir="ltr" className="rs-code">
      {code}
    </bdi>
  ) : (
    <span className="muted">{t('workgroup.resolutions.no-code')}</span>
  )
}

export function Flags({
  row,
}: {
  row: Pick<ResolutionLine, 'flags' | 'confidential' | 'priority' | 'suspended' | 'path' | 'stage' | 'closedAt' | 'ruleBy'>
}) {
  const { t } = useWords()
  // While the owner's clock runs, it says beside this how late it is; while the panel or the board has the word it stands.
  const flags = row.flags.filter((flag) => flag !== 'overdue' || row.closedAt !== null || row.ruleBy !== null)
  return (
    <>
      {row.priority === 'production_stopped' && (
        <Badge tone="danger" icon="fire">
          {t('workgroup.resolutions.stopped')}
        </Badge>
      )}
      {row.confidential && (
        <Badge tone="neutral" icon="lock">
          {t('workgroup.resolutions.confidential')}
        </Badge>
      )}
      {row.suspended && (
        <Badge tone="warning" icon="minus">
          {t('workgroup.resolutions.suspended')}
        </Badge>
      )}
      {flags.map((flag) => (
        <Badge key={flag} tone={flagLook[flag].tone} icon={flagLook[flag].icon}>
          {t(`workgroup.resolutions.flag.${flag}`)}
        </Badge>
      ))}
      {row.path && row.stage && (
        <Badge tone="warning" icon={row.path === 'bank' ? 'building' : 'shield'}>
          {t(`workgroup.resolutions.path.${row.path}`)}: {t(`workgroup.resolutions.stage.${row.stage}`)}
        </Badge>
      )}
    </>
  )
}

/** The clock of the owner; stands still while suspended or while the producer has the word, gone when ended. */
export function Due({ row }: { row: Pick<ResolutionLine, 'dueAt' | 'closedAt' | 'suspended' | 'state' | 'ruleBy'> }) {
  if (row.closedAt) return null
  return <DueClock due={row.dueAt} soonMs={soonMs} paused={row.suspended || row.state === 'claimed' || row.ruleBy !== null} />
}

export function DutyBadge({ duty }: { duty: Pick<Duty, 'state' | 'overdue'> }) {
  const { t } = useWords()
  const { tone, icon } = dutyLook[duty.state]
  return (
    <>
      <Badge tone={tone} icon={icon}>
        {t(`workgroup.resolutions.duty.${duty.state}`)}
      </Badge>
      {duty.overdue && (
        <span className="rs-late">
          <Icon name="alert" size={14} /> {t('workgroup.resolutions.overdue')}
        </span>
      )}
    </>
  )
}
