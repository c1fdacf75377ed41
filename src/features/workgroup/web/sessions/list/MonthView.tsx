// Sessions of one Jalali month in a grid; a list of days on narrow screens.

import { formatDate, formatNumber } from '#kernel/format.ts'
import { toJalali } from '#kernel/jalali.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionLine } from '../../../sessions/model.ts'
import { type Month, monthOf, readMonth, shift, weeksOf, writeMonth } from './month.ts'

export function MonthView({ bodyId }: { bodyId: string | undefined }) {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const month = readMonth(query['month']) ?? monthOf(new Date())
  const found = useApi(api.sessionMonth, { query: { ...month, ...(bodyId && { bodyId }) } }, { key: 'sessions' })
  const weeks = weeksOf(month)
  const days = Map.groupBy(found.data?.rows ?? [], (s) => dayKey(new Date(s.startsAt)))
  const go = (to: Month) => setQuery({ month: writeMonth(to) })
  return (
    <section className="ws-month" aria-label={monthName(month, locale)}>
      <header className="ws-month-head">
        <Button icon="back" label={t('workgroup.session.monthBefore')} kind="quiet" onPress={() => go(shift(month, -1))} />
        <h2>{monthName(month, locale)}</h2>
        <Button icon="forward" label={t('workgroup.session.monthAfter')} kind="quiet" onPress={() => go(shift(month, 1))} />
        <Button size="small" onPress={() => setQuery({ month: null })}>
          {t('workgroup.session.today')}
        </Button>
      </header>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <table className="ws-grid">
        <thead>
          <tr>
            {weeks[1]!.map((day) => (
              <th key={day!.getTime()} scope="col">
                {formatDate(day!, locale, 'full').split(' ')[0]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, i) => (
            <tr key={week.find((d) => d !== null)!.getTime()}>
              {week.map((day, n) => (
                <Day key={day?.getTime() ?? `${i}-${n}`} day={day} sessions={day ? (days.get(dayKey(day)) ?? []) : []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {found.data?.rows.length === 0 && <p className="muted ws-month-none">{t('workgroup.session.none.month')}</p>}
    </section>
  )
}

const dayKey = (at: Date): string => {
  const { year, month, day } = toJalali(at)
  return `${year}-${month}-${day}`
}

/** «آذر ۱۴۰۵»; in English the Gregorian days it spans. */
function monthName(month: Month, locale: 'fa' | 'en'): string {
  const days = weeksOf(month)
    .flat()
    .filter((d) => d !== null)
  const [first, last] = [days[0]!, days.at(-1)!]
  return locale === 'fa'
    ? formatDate(first, 'fa', 'date').split(' ').slice(1).join(' ')
    : `${formatDate(first, 'en', 'date')} – ${formatDate(last, 'en', 'date')}`
}

function Day({ day, sessions }: { day: Date | null; sessions: readonly SessionLine[] }) {
  const { t, locale } = useWords()
  if (!day) return <td className="ws-day" data-empty />
  const today = dayKey(day) === dayKey(new Date())
  return (
    <td className="ws-day" data-today={today || undefined} data-free={sessions.length === 0 || undefined}>
      <time className="ws-day-no" dateTime={day.toISOString()} title={formatDate(day, locale, 'full')}>
        <span aria-hidden="true" className="ws-day-short">
          {locale === 'fa' ? formatNumber(toJalali(day).day, 'fa') : formatDate(day, 'en', 'dayMonth')}
        </span>
        <span className="ws-day-long">{formatDate(day, locale, 'full')}</span>
      </time>
      {sessions.map((s) => (
        <Link key={s.id} href={`/app/workgroup/sessions/${s.id}`}>
          <span className="ws-day-card" data-state={s.state}>
            <strong>{formatDate(s.startsAt, locale, 'time')}</strong> <span dir="auto">{s.body[locale]}</span>
            <span className="ws-day-state">
              {s.extraordinary && <Icon name="fire" size={12} label={t('workgroup.session.extraordinary')} />}
              {t(`workgroup.session.state.${s.state}`)}
            </span>
          </span>
        </Link>
      ))}
    </td>
  )
}
