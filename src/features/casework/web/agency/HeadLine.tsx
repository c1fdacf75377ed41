// One referral of the agency with its desk, and the way to move it to another desk.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { useWords } from '#ui/words.tsx'
import { ActForm } from '../acts/ActForm.tsx'
import { refusalOf } from '../acts/endpoints.ts'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useCase } from '../case/use-case.ts'
import { nameIn } from '../parts/look.ts'
import type { InboxItem } from '../../queues/model.ts'
import { dueOf } from '../parts/order.ts'
import { CaseCode, PriorityMark, RungMark, StateBadge } from '../parts/Marks.tsx'

export function HeadLine({ row, onOpen }: { row: InboxItem; onOpen: () => void }) {
  const { t, locale } = useWords()
  const [moving, setMoving] = useState(false)
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
        <Button size="small" icon="forward" onPress={() => setMoving(true)}>
          {t('casework.page.agency.move')}
        </Button>
      </span>
      <Dialog title={`${t('casework.act.transfer')} — ${row.case.code}`} open={moving} onClose={() => setMoving(false)}>
        {moving && <Move caseId={row.case.id} referralId={row.referral.id} onClose={() => setMoving(false)} />}
      </Dialog>
    </li>
  )
}

/** The form needs the case at its newest version and the law's word on whether it may move. */
function Move({ caseId, referralId, onClose }: { caseId: string; referralId: string; onClose: () => void }) {
  const { t } = useWords()
  const found = useCase(caseId)
  if (!found.data)
    return found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={4} label={t('ui.loading')} />
  const refused = refusalOf(found.data.referrals.find((one) => one.id === referralId)?.acts.find((act) => act.name === 'transfer'))
  if (refused) return <ProblemBox problem={refused} />
  return <ActForm name="transfer" subject={found.data} referralId={referralId} onCancel={onClose} onDone={onClose} />
}
