// Who chairs, and in which capacity; with the opening of the session also the opening note, and why it opens long before its hour.

import { type FormEvent, useState } from 'react'
import { formatDate } from '#kernel/format.ts'
import { useNow } from '#ui/parts/DueClock.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { chairings } from '../../model.ts'
import type { RoomView } from '../../sitting/model.ts'
import { isEarly } from '../../sitting/opening/rules.ts'
import { SaveFoot } from './SaveFoot.tsx'
import type { Room } from './use-room.ts'
import { useActing } from './use-acting.ts'

type Chairing = (typeof chairings)[number]

export function ChairForm({ room, view, opening, onDone }: { room: Room; view: RoomView; opening: boolean; onDone: () => void }) {
  const { t, locale } = useWords()
  const first = view.seats.find((s) => s.id === view.chairSeatId) ?? view.seats.find((s) => s.chair)
  const [by, setBy] = useState<Chairing | null>((view.chairedBy as Chairing) || null)
  const [seatId, setSeatId] = useState<string | null>(view.chairName && !view.chairSeatId ? null : (first?.id ?? null))
  const [name, setName] = useState(view.chairName || first?.holderName || '')
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const [early, setEarly] = useState('')
  const [unsaid, setUnsaid] = useState(false)
  const acting = useActing(room)
  const now = new Date(useNow())
  // The server's clock decides: where this one runs ahead, the refusal brings the field.
  const asksWhy = opening && (isEarly(new Date(view.startsAt), now) || acting.refusal?.code === 'workgroup/opens-early')
  const choose = (id: string | null) => {
    setSeatId(id)
    setName(view.seats.find((s) => s.id === id)?.holderName ?? '')
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(!by)
    setUnsaid(asksWhy && !early.trim())
    if (!by || (asksWhy && !early.trim())) return
    const chair = { chairedBy: by, chairSeatId: seatId, chairName: name }
    const body = opening ? { ...chair, note, ...(asksWhy && { earlyReason: early }) } : chair
    if (await acting.run(opening ? 'openSitting' : 'setChair', { body })) onDone()
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {asksWhy && (
        <>
          <p className="sit-notice">
            <Icon name="clock" size={16} />
            <span>{t('workgroup.sitting.early', { startsAt: formatDate(view.startsAt, locale, 'dateTime') })}</span>
          </p>
          <TextArea
            label={t('workgroup.sitting.early.why')}
            hint={t('workgroup.sitting.early.hint')}
            value={early}
            onChange={setEarly}
            rows={2}
            maxLength={2000}
            error={unsaid ? t('workgroup.sitting.early.missing') : null}
            required
          />
        </>
      )}
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
