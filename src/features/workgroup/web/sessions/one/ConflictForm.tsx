// A member is party to an item: the member says so of their own seat, the clerk of any.

import { useState } from 'react'
import { Select } from '#ui/parts/Select.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { AgendaItem, SessionView } from '../../../sessions/model.ts'
import { titleOf } from '../look.ts'
import { ReasonForm } from './ReasonForm.tsx'

export function ConflictForm({ session: s, item, onClose }: { session: SessionView; item: AgendaItem; onClose: () => void }) {
  const { t } = useWords()
  const seats = s.invited.filter((i) => s.keeper || s.mySeatIds.includes(i.seatId))
  const [seatId, setSeatId] = useState(seats.length === 1 ? seats[0]!.seatId : null)
  const act = useAct(api.declareConflict, {
    refetch: [`session:${s.id}`],
    done: t('workgroup.session.conflict.done'),
    problems: 'inline',
    onDone: onClose,
  })
  return (
    <>
      <p dir="auto">
        <strong>{titleOf(item)}</strong>
      </p>
      <Select
        label={t('workgroup.session.conflict.seat')}
        value={seatId}
        placeholder={t('ui.choose')}
        options={seats.map((i) => ({ id: i.seatId, text: i.holder ? `${i.post} — ${i.holder}` : i.post }))}
        onChange={setSeatId}
        required
      />
      <ReasonForm
        text={t('workgroup.session.conflict.add')}
        label={t('workgroup.session.conflict.reason')}
        act={act}
        onClose={onClose}
        onSend={(reason) => seatId && void act.run({ params: { id: s.id }, body: { itemId: item.id, seatId, reason } })}
      />
    </>
  )
}
