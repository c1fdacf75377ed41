// Another time, place or capacity before the call.

import '#features/casework/web/casework.css'
import { useState } from 'react'
import { MomentField } from '#features/casework/web/parts/MomentField.tsx'
import { tehranDay } from '#kernel/jalali.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionView } from '../../../sessions/model.ts'
import { sessionNeedsTime } from '../../../sessions/rules.ts'

export function EditForm({ session: s, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useWords()
  const [value, setValue] = useState({
    startsAt: s.startsAt as string | null,
    minutes: s.minutes as number | null,
    capacity: s.capacity as number | null,
    place: s.place,
    videoLink: s.videoLink,
  })
  const set = (change: Partial<typeof value>) => setValue({ ...value, ...change })
  const act = useAct(api.editSession, {
    refetch: [`session:${s.id}`, 'sessions'],
    done: t('workgroup.session.edit.done'),
    problems: 'inline',
    onDone: onClose,
  })
  const version = useOpened(s.version, act.problem)
  const send = () => {
    const { startsAt, minutes, capacity, place, videoLink } = value
    if (!startsAt) return
    void act.run(
      { params: { id: s.id }, body: { startsAt, place, videoLink, ...(minutes && { minutes }), ...(capacity && { capacity }) } },
      { ifMatch: version },
    )
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <MomentField
        label={t('workgroup.session.field.day')}
        value={value.startsAt}
        onChange={(startsAt) => set({ startsAt })}
        min={tehranDay(new Date())}
        required
      />
      <NumberField
        label={t('workgroup.session.field.minutes')}
        value={value.minutes}
        onChange={(minutes) => set({ minutes })}
        min={10}
        max={720}
        unit={t('workgroup.session.field.minutes.unit')}
      />
      <NumberField
        label={t('workgroup.session.field.capacity')}
        hint={t('workgroup.session.hint.capacity')}
        value={value.capacity}
        onChange={(capacity) => set({ capacity })}
        min={1}
        max={60}
        unit={t('workgroup.session.field.capacity.unit')}
      />
      <TextField label={t('workgroup.session.field.place')} value={value.place} onChange={(place) => set({ place })} maxLength={300} />
      <TextField
        label={t('workgroup.session.field.videoLink')}
        value={value.videoLink}
        onChange={(videoLink) => set({ videoLink })}
        maxLength={300}
        dir="ltr"
      />
      <ProblemBox problem={act.problem} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={act.busy} whyNot={value.startsAt ? null : sessionNeedsTime()}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </form>
  )
}
