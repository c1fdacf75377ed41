import { formatDate } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { DayOff } from '../../calendar/model.ts'
import { calendarLaw, known } from '../../rules.ts'
import { usePlaces } from '../use-places.ts'

/** Days off in order; `short` leaves the day out (it stands above). */
export function DayOffList({ days, short }: { days: readonly DayOff[]; short?: boolean }) {
  const { t, locale } = useWords()
  const actor = useActor()
  const places = usePlaces()
  const whyNot = calendarLaw.whyNot('edit', actor, known(actor.provinceId))
  const add = useAct(api.addDayOff, { refetch: ['registry.calendar'] })
  const remove = useAct(api.removeDayOff, { refetch: ['registry.calendar'] })
  const takeBack = async ({ id, day, kind, nameFa, nameEn, countyIds }: DayOff) => {
    if (await remove.run({ params: { id } }))
      toast(t('registry.calendar.dayRemoved'), { undo: () => add.run({ body: { day, kind, nameFa, nameEn, countyIds } }) })
  }
  return (
    <ul className="days-off">
      {days.map((d) => (
        <li key={d.id} data-kind={d.kind}>
          {!short && <span className="day-name">{formatDate(d.day, locale, 'full')}</span>}
          <span className="occasion">
            {locale === 'fa' ? d.nameFa : d.nameEn || d.nameFa}
            {d.countyIds.length > 0 && <span className="muted"> · {d.countyIds.map(places.countyName).join(t('registry.comma'))}</span>}
          </span>
          <span className="day-marks">
            {d.kind === 'closure' && <Badge tone="warning">{t('registry.dayOffKind.closure')}</Badge>}
            {d.provisional && <Badge>{t('registry.calendar.provisionalShort')}</Badge>}
            <Button
              kind="quiet"
              size="small"
              icon="trash"
              label={t('registry.calendar.removeDay', { name: d.nameFa })}
              whyNot={whyNot}
              onPress={() => void takeBack(d)}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
