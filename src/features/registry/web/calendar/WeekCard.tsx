import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DialogButton, DialogFoot } from '#ui/parts/Dialog.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import type { Hours } from '../../agencies/model.ts'
import { api } from '../../api.ts'
import type { CalendarYear } from '../../calendar/model.ts'
import { calendarLaw, known } from '../../rules.ts'
import { WeekFields } from '../agencies/WeekFields.tsx'
import { useWeekText } from '../agencies/week-text.ts'
import { useNameOf } from '../use-places.ts'

/** The week of the province, and the agencies that keep other hours. */
export function WeekCard({ calendar }: { calendar: CalendarYear }) {
  const { t } = useWords()
  const actor = useActor()
  const weekText = useWeekText()
  const nameOf = useNameOf()
  return (
    <>
      <Card
        title={t('registry.week.title')}
        actions={
          <DialogButton
            text={t('ui.edit')}
            title={t('registry.week.title')}
            icon="edit"
            size="small"
            whyNot={calendarLaw.whyNot('edit', actor, known(actor.provinceId))}
          >
            {(close) => <EditWeek first={calendar.week} onDone={close} />}
          </DialogButton>
        }
      >
        <p>{weekText(calendar.week)}</p>
        <p className="field-hint">{t('registry.week.hint')}</p>
      </Card>
      <Card title={t('registry.week.agencies')}>
        {calendar.agencies.length ? (
          <Facts rows={calendar.agencies.map((a) => [nameOf(a), weekText(a.hours)])} />
        ) : (
          <p className="muted">{t('registry.week.noAgencies')}</p>
        )}
        <p>
          <Link href="/app/directory">{t('registry.directory.title')}</Link>
        </p>
      </Card>
    </>
  )
}

function EditWeek({ first, onDone }: { first: readonly Hours[]; onDone: () => void }) {
  const { t } = useWords()
  const [week, setWeek] = useState<Hours[]>([...first])
  const save = useAct(api.setWeek, { refetch: ['registry.calendar'], problems: 'inline', done: t('ui.saved'), onDone })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void save.run({ body: { week } })
      }}
    >
      <WeekFields week={week} onChange={setWeek} />
      <ProblemBox problem={save.problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={save.busy}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </form>
  )
}
