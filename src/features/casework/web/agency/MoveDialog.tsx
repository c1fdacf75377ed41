// Moving a referral to another desk. It stands over the page: its line leaves the list as soon as somebody accepts.

import { lazy, Suspense } from 'react'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useWords } from '#ui/words.tsx'
import type { InboxItem } from '../../queues/model.ts'
import { useCase } from '../case/use-case.ts'

const ActForm = lazy(() => import('../acts/ActForm.tsx').then((file) => ({ default: file.ActForm })))

/** Closed while `row` is null. */
export function MoveDialog({ row, onClose }: { row: InboxItem | null; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog title={row ? `${t('casework.act.transfer')} — ${row.case.code}` : ''} open={row !== null} onClose={onClose}>
      {row && <Move caseId={row.case.id} referralId={row.referral.id} onClose={onClose} />}
    </Dialog>
  )
}

/** The form needs the case at its newest version; it says itself when the law refuses the move. */
function Move({ caseId, referralId, onClose }: { caseId: string; referralId: string; onClose: () => void }) {
  const { t } = useWords()
  const found = useCase(caseId)
  const wait = <Skeleton lines={4} label={t('ui.loading')} />
  if (!found.data) return found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : wait
  return (
    <Suspense fallback={wait}>
      <ActForm name="transfer" found={found.data} referralId={referralId} onCancel={onClose} onDone={onClose} />
    </Suspense>
  )
}
