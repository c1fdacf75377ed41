// A new session: the body's own times first, any other by hand; extraordinary with its reason and within its hours.

import '#features/casework/web/casework.css'
import { useState } from 'react'
import { MomentField } from '#features/casework/web/parts/MomentField.tsx'
import { formatDate } from '#kernel/format.ts'
import { tehranDay } from '#kernel/jalali.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import type { BodyLine } from '../../../bodies/model.ts'
import { sessionsApi as api } from '../../../sessions/api.ts'
import { sessionNeedsTime } from '../../../sessions/rules.ts'
import { whenOf } from '../look.ts'

type Props = {
  bodies: readonly BodyLine[]
  bodyId: string | null
  extraordinary: boolean
  onClose: () => void
  onDone: (id: string) => void
}

export function PlanForm({ bodies, bodyId: first, extraordinary: urgent, onClose, onDone }: Props) {
  const { t, locale } = useWords()
  const meeting = bodies.filter((b) => b.kept && b.active && !b.parallel)
  const [bodyId, setBodyId] = useState(first ?? (meeting.length === 1 ? meeting[0]!.id : null))
  const [extraordinary, setExtraordinary] = useState(urgent)
  const [chosen, setChosen] = useState<string | null>(null)
  const [byHand, setByHand] = useState<string | null>(null)
  const [values, setValues] = useState({ place: null as string | null, capacity: null as number | null, reason: '' })
  const body = meeting.find((b) => b.id === bodyId)
  const found = useApi(api.proposeTimes, { query: { bodyId: bodyId ?? '', extraordinary } }, { key: `times:${bodyId}`, off: bodyId === null })
  const times = found.data?.times ?? []
  const pick = chosen ?? (times.length ? times[0]! : 'hand')
  const startsAt = pick === 'hand' ? byHand : pick
  const until = found.data ? formatDate(found.data.until, locale, 'dateTime') : ''
  const act = useAct(api.planSession, {
    refetch: ['sessions'],
    done: t('workgroup.session.planned'),
    problems: 'inline',
    onDone: (s) => onDone(s.id),
  })
  const send = () => {
    if (!bodyId || !startsAt) return
    const more = { ...(values.place !== null && { place: values.place }), ...(values.capacity && { capacity: values.capacity }) }
    void act.run({ body: { bodyId, startsAt, extraordinary, reason: values.reason, ...more } })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Select
        label={t('workgroup.session.field.body')}
        value={bodyId}
        placeholder={t('ui.choose')}
        options={meeting.map((b) => ({ id: b.id, text: locale === 'fa' ? b.nameFa : b.nameEn || b.nameFa }))}
        onChange={(id) => {
          setBodyId(id)
          setChosen(null)
        }}
        required
      />
      <Switch
        value={extraordinary}
        onChange={(on) => {
          setExtraordinary(on)
          setChosen(null)
        }}
      >
        {t('workgroup.session.field.extraordinary')}
      </Switch>
      {extraordinary && (
        <>
          <p className="muted">{t('workgroup.session.hint.extraordinary', { until })}</p>
          <TextArea
            label={t('workgroup.session.field.reason')}
            value={values.reason}
            onChange={(reason) => setValues({ ...values, reason })}
            rows={2}
            maxLength={2000}
            required
          />
        </>
      )}
      {bodyId && found.problem === null && (
        <RadioGroup
          label={t('workgroup.session.field.suggested')}
          value={pick}
          options={[...times.map((at) => ({ id: at, text: whenOf(at, locale) })), { id: 'hand', text: t('workgroup.session.field.otherTime') }]}
          onChange={setChosen}
        />
      )}
      {pick === 'hand' && (
        <MomentField label={t('workgroup.session.field.day')} value={byHand} onChange={setByHand} min={tehranDay(new Date())} required />
      )}
      <TextField
        label={t('workgroup.session.field.place')}
        value={values.place ?? body?.place ?? ''}
        onChange={(place) => setValues({ ...values, place })}
        maxLength={300}
      />
      <NumberField
        label={t('workgroup.session.field.capacity')}
        hint={t('workgroup.session.hint.capacity')}
        value={values.capacity ?? body?.capacity ?? null}
        onChange={(capacity) => setValues({ ...values, capacity })}
        min={1}
        max={60}
        unit={t('workgroup.session.field.capacity.unit')}
      />
      <ProblemBox problem={act.problem ?? found.problem} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={act.busy} whyNot={bodyId && startsAt ? null : sessionNeedsTime()}>
          {t('workgroup.session.planIt')}
        </Button>
      </DialogFoot>
    </form>
  )
}
