// One referral of the agency with its desk, and the way to move it to another desk.

import { Button } from '#ui/parts/Button.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { useWords } from '#ui/words.tsx'
import { nameIn } from '../parts/look.ts'
import type { InboxItem } from '../../queues/model.ts'
import { dueOf } from '../parts/order.ts'
import { CaseCode, PriorityMark, RungMark, StateBadge } from '../parts/Marks.tsx'

export function HeadLine({ row, onOpen, onMove }: { row: InboxItem; onOpen: () => void; onMove: () => void }) {
  const { t, locale } = useWords()
  return (
    <li className="cw-line cw-line-row" data-priority={row.case.priority}>
      <button type="button" className="cw-line-open" onClick={onOpen}>
        <span className="cw-line-top">
          <span className="cw-line-unit" dir="auto">
            {row.case.unitName}
          </span>
          <span className="cw-line-code">
            <CaseCode code={row.case.code} />
          </span>
        </span>
        <span className="cw-line-text" dir="auto">
          {row.case.summary}
        </span>
        <span className="cw-line-marks">
          <DueClock due={dueOf(row)} paused={row.case.flags.includes('paused')} plain />
          <StateBadge state={row.referral.state} />
          <PriorityMark priority={row.case.priority} />
          {row.referral.rung > 1 && <RungMark rung={row.referral.rung} />}
          <span className="cw-line-place">{nameIn(row.referral.deskName, locale)}</span>
        </span>
      </button>
      <span className="cw-line-side">
        <Button size="small" icon="forward" onPress={onMove}>
          {t('casework.page.agency.move')}
        </Button>
      </span>
    </li>
  )
}
