import { useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { type CalendarYear, type DayOffKind, dayOffKinds } from '../../calendar/model.ts'
import { calendarLaw, known } from '../../rules.ts'
import { CountyChecks } from '../agencies/CountyChecks.tsx'
import { DayOffList } from './DayOffList.tsx'

/** What closes a day, and the form that closes it. */
export function DayDialog({ day, calendar, onDone }: { day: string; calendar: CalendarYear; onDone: () => void }) {
  const { t } = useWords()
  const actor = useActor()
  const whyNot = calendarLaw.whyNot('edit', actor, known(actor.provinceId))
  const here = calendar.daysOff.filter((d) => d.day === day)
  const open = calendar.week.some((h) => h.days.includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
  return (
    <Stack gap={3}>
      {here.length > 0 ? (
        <DayOffList days={here} short />
      ) : (
        <div>
          <Badge tone={open ? 'success' : 'neutral'} icon={open ? 'check' : 'minus'}>
            {t(open ? 'registry.calendar.workday' : 'registry.calendar.weekend')}
          </Badge>
        </div>
      )}
      {whyNot ? null : <NewDayOff day={day} onDone={onDone} />}
    </Stack>
  )
}

function NewDayOff({ day, onDone }: { day: string; onDone: () => void }) {
  const { t } = useWords()
  const [kind, setKind] = useState<DayOffKind>('closure')
  const [nameFa, setNameFa] = useState('')
  const [nameEn, setNameEn] = useState('')
  const [countyIds, setCountyIds] = useState<readonly string[]>([])
  const add = useAct(api.addDayOff, { refetch: ['registry.calendar'], problems: 'inline', done: t('registry.calendar.dayAdded'), onDone })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void add.run({ body: { day, kind, nameFa, nameEn, countyIds: [...countyIds] } })
      }}
    >
      <RadioGroup
        label={t('registry.calendar.kind')}
        value={kind}
        direction="row"
        options={dayOffKinds.map((id) => ({ id, text: t(`registry.dayOffKind.${id}`) }))}
        onChange={setKind}
      />
      <TextField label={t('registry.calendar.occasionFa')} value={nameFa} onChange={setNameFa} required autoFocus maxLength={120} dir="rtl" />
      <TextField label={t('registry.calendar.occasionEn')} value={nameEn} onChange={setNameEn} maxLength={120} dir="ltr" />
      <CountyChecks label={t('registry.calendar.where')} hint={t('registry.calendar.whereHint')} value={countyIds} onChange={setCountyIds} />
      <ProblemBox problem={add.problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={add.busy}>
          {t('registry.calendar.close')}
        </Button>
      </DialogFoot>
    </form>
  )
}
