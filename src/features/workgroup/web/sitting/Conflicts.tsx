// Who is party to the item: no vote on it, not counted for it.

import { type FormEvent, useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi } from '../../sessions/api.ts'
import { conflictAfterClose } from '../../sessions/rules.ts'
import type { InItem } from './ItemPane.tsx'
import { Part } from './Part.tsx'
import { reasonOf } from './look.ts'
import { SaveFoot } from './SaveFoot.tsx'
import { useActing } from './use-acting.ts'

export function Conflicts({ room, view, item }: InItem) {
  const { t } = useWords()
  const [telling, setTelling] = useState(false)
  const withdraw = useAct(sessionsApi.withdrawConflict, { refetch: [`session:${view.id}`] })
  // Also of an item that is decided: its votes are counted anew. After the session the button says what to do first.
  const refused = view.state === 'closed' && view.whyNot.people === null ? conflictAfterClose() : reasonOf(view.whyNot.write)
  const postOf = (seatId: string) => view.seats.find((s) => s.id === seatId)?.post ?? ''
  if (!item.conflicts.length && refused && refused.code !== conflictAfterClose().code) return null
  return (
    <Part
      title={t('workgroup.sitting.conflicts')}
      actions={
        <Button size="small" icon="plus" whyNot={refused} onPress={() => setTelling(true)}>
          {t('workgroup.sitting.tellConflict')}
        </Button>
      }
    >
      <ul className="sit-list">
        {item.conflicts.map((c) => (
          <li key={c.seatId}>
            <span>
              <strong>{postOf(c.seatId)}</strong> <span className="sit-muted">{c.reason || t(`workgroup.sitting.conflict.source.${c.source}`)}</span>
            </span>
            {c.source === 'declared' && !refused && (
              <Button
                size="small"
                kind="quiet"
                onPress={() => void withdraw.run({ params: { id: view.id }, body: { itemId: item.id, seatId: c.seatId } })}
              >
                {t('workgroup.sitting.withdrawConflict')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog title={t('workgroup.sitting.tellConflict')} open={telling} onClose={() => setTelling(false)}>
        {telling && <ConflictForm room={room} view={view} item={item} onDone={() => setTelling(false)} />}
      </Dialog>
    </Part>
  )
}

function ConflictForm({ room, view, item, onDone }: InItem & { onDone: () => void }) {
  const { t } = useWords()
  const [seatId, setSeatId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const acting = useActing(room)
  const known = new Set(item.conflicts.map((c) => c.seatId))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (seatId && reason.trim() && (await acting.run('tellConflict', { params: { itemId: item.id }, body: { seatId, reason } }))) onDone()
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <Select
        label={t('workgroup.sitting.tellConflict.who')}
        value={seatId}
        options={view.seats.filter((s) => !known.has(s.id)).map((s) => ({ id: s.id, text: s.post }))}
        placeholder={t('ui.choose')}
        onChange={setSeatId}
        required
      />
      <TextField label={t('workgroup.sitting.tellConflict.why')} value={reason} onChange={setReason} maxLength={300} required />
      <SaveFoot acting={acting} onDone={onDone} />
    </form>
  )
}
