import type { KeyboardEvent } from 'react'
import { formatDate, toPersianDigits } from '#kernel/format.ts'
import { daysInJalaliMonth, fromJalali, tehranDay } from '#kernel/jalali.ts'
import { useWords } from '#ui/words.tsx'
import type { CalendarYear } from '../../calendar/model.ts'
import { weekdays } from '../agencies/week-text.ts'

type Props = { year: number; month: number; calendar: CalendarYear; onDay: (day: string) => void }

/** One Jalali month, Saturday first. Arrow keys walk over the days; only one of them is a stop for Tab. */
export function MonthGrid({ year, month, calendar, onDay }: Props) {
  const { t, locale } = useWords()
  const today = tehranDay(new Date())
  const open = new Set(calendar.week.flatMap((h) => h.days))
  const off = Map.groupBy(calendar.daysOff, (d) => d.day)
  const days = Array.from({ length: daysInJalaliMonth(year, month) }, (_, i) => tehranDay(fromJalali(year, month, i + 1)))
  const before = weekdays.indexOf(new Date(`${days[0]}T00:00:00Z`).getUTCDay() as 0)
  const cells: (string | null)[] = [...Array<null>(before).fill(null), ...days]
  while (cells.length % 7) cells.push(null)
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
  const stop = days.includes(today) ? today : days[0]
  const name = t(`registry.month.${month}`)
  return (
    <section className="month">
      <h3 id={`month-${month}`}>{name}</h3>
      <table aria-labelledby={`month-${month}`} onKeyDown={walk}>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col" abbr={t(`registry.day.${day}`)}>
                {t(`registry.dayShort.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, at) => {
                if (day === null) return <td key={at} />
                const here = off.get(day) ?? []
                const kind = here.some((d) => d.kind === 'holiday' && !d.countyIds.length)
                  ? 'holiday'
                  : here.length
                    ? 'closure'
                    : open.has(weekdays[at]!)
                      ? undefined
                      : 'weekend'
                const number = days.indexOf(day) + 1
                // In English the visible number is a Jalali day: the name must begin with it.
                const said = [
                  ...(locale === 'en' ? [`${number} ${name} ${year}`] : []),
                  formatDate(day, locale, 'full'),
                  ...here.map((d) => (locale === 'fa' ? d.nameFa : d.nameEn || d.nameFa)),
                  ...(kind === 'weekend' ? [t('registry.calendar.weekend')] : []),
                ]
                return (
                  <td key={day}>
                    <button
                      type="button"
                      className="day"
                      data-kind={kind}
                      data-provisional={(here.length > 0 && here.every((d) => d.provisional)) || undefined}
                      aria-current={day === today ? 'date' : undefined}
                      aria-label={said.join(t('registry.comma'))}
                      title={said.join('\n')}
                      tabIndex={day === stop ? 0 : -1}
                      onClick={() => onDay(day)}
                    >
                      {locale === 'fa' ? toPersianDigits(number) : number}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const steps: Record<string, number> = { ArrowUp: -7, ArrowDown: 7, ArrowLeft: -1, ArrowRight: 1 }

function walk(event: KeyboardEvent<HTMLTableElement>) {
  const step = steps[event.key]
  if (step === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.day')]
  const mirrored = Math.abs(step) === 1 && getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step
  const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + mirrored]
  if (!next) return
  event.preventDefault()
  next.focus()
}
