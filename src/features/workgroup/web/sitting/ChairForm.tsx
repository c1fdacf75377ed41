// Who chairs, and in which capacity; with the opening of the session also the opening note.

import { type FormEvent, useState } from 'react'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { chairings } from '../../model.ts'
import type { RoomView } from '../../sitting/model.ts'
import { SaveFoot } from './SaveFoot.tsx'
import type { Room } from './use-room.ts'
import { useActing } from './use-acting.ts'

type Chairing = (typeof chairings)[number]

export function ChairForm({ room, view, opening, onDone }: { room: Room; view: RoomView; opening: boolean; onDone: () => void }) {
  const { t } = useWords()
  const first = view.seats.find((s) => s.id === view.chairSeatId) ?? view.seats.find((s) => s.chair)
  const [by, setBy] = useState<Chairing | null>((view.chairedBy as Chairing) || null)
  const [seatId, setSeatId] = useState<string | null>(view.chairName && !view.chairSeatId ? null : (first?.id ?? null))
  const [name, setName] = useState(view.chairName || first?.holderName || '')
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const acting = useActing(room)
  const choose = (id: string | null) => {
    setSeatId(id)
    setName(view.seats.find((s) => s.id === id)?.holderName ?? '')
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(!by)
    if (!by) return
    const body = { chairedBy: by, chairSeatId: seatId, chairName: name }
    if (await acting.run(opening ? 'openSitting' : 'setChair', { body: opening ? { ...body, note } : body })) onDone()
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <Select
        label={t('workgroup.sitting.chairSeat')}
        value={seatId}
        options={view.seats.map((s) => ({ id: s.id, text: [s.post, s.holderName].filter(Boolean).join(t('workgroup.sitting.comma')) }))}
        placeholder={t('workgroup.sitting.chairElse')}
        onClear={() => choose(null)}
        onChange={choose}
      />
      <TextField label={t('workgroup.sitting.chairName')} value={name} onChange={setName} maxLength={200} required />
      <RadioGroup
        label={t('workgroup.sitting.chairedAs')}
        value={by}
        options={chairings.map((one) => ({ id: one, text: t(`workgroup.chairing.${one}`) }))}
        onChange={setBy}
        required
        error={missing ? t('workgroup.sitting.chairedAs.missing') : null}
      />
      {opening && <TextArea label={t('workgroup.sitting.note')} value={note} onChange={setNote} rows={3} hint={t('workgroup.sitting.note.hint')} />}
      <SaveFoot acting={acting} onDone={onDone} text={opening ? t('workgroup.sitting.open') : t('workgroup.sitting.save')} />
    </form>
  )
}
