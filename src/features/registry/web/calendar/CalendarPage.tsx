import '../registry.css'
import { useState } from 'react'
import { formatDate, toPersianDigits } from '#kernel/format.ts'
import { jalaliYear } from '#kernel/jalali.ts'
import { useQuery } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { yearSpan } from '../../calendar/rules.ts'
import { calendarLaw, known } from '../../rules.ts'
import { DayDialog } from './DayDialog.tsx'
import { DayOffList } from './DayOffList.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { WeekCard } from './WeekCard.tsx'

const months = Array.from({ length: 12 }, (_, i) => i + 1)

/** The working calendar of one Jalali year: every deadline is counted by it. */
export function CalendarPage() {
  const { t, locale } = useWords()
  const actor = useActor()
  const [query, setQuery] = useQuery()
  const year = Number(query['year']) || jalaliYear(new Date())
  const [day, setDay] = useState<string | null>(null)
  const { data, problem, refetch } = useApi(api.readCalendar, { params: { year } }, { key: 'registry.calendar' })
  const official = useAct(api.addOfficialHolidays, {
    refetch: ['registry.calendar'],
    done: (reply) => t('registry.calendar.officialAdded', { count: reply.added }),
  })
  const whyNot = calendarLaw.whyNot('edit', actor, known(actor.provinceId))
  const yearText = locale === 'fa' ? toPersianDigits(year) : String(year)
  const go = (to: number) => setQuery({ year: String(to) })
  const span = yearSpan(year)
  return (
    <PageFrame
      title={t('registry.calendar.title')}
      back={
        actor.role === 'admin' || actor.role === 'centreHead'
          ? { href: '/app/settings', text: t('registry.settings') }
          : { href: '/app/directory', text: t('registry.directory.title') }
      }
      subtitle={t('registry.calendar.subtitle')}
      actions={
        data?.missingOfficial === 0 ? (
          <Badge tone="success" icon="check">
            {t('registry.calendar.officialThere', { year: yearText })}
          </Badge>
        ) : (
          <Button icon="calendar" kind="primary" busy={official.busy} whyNot={whyNot} onPress={() => void official.run({ body: { year } })}>
            {t('registry.calendar.addOfficial', { year: yearText, count: data?.missingOfficial ?? 0 })}
          </Button>
        )
      }
    >
      <div className="year-bar">
        <Button icon="back" label={t('registry.calendar.previous')} onPress={() => go(year - 1)} />
        <h2 aria-live="polite">{t('registry.calendar.year', { year: yearText })}</h2>
        <Button icon="forward" label={t('registry.calendar.next')} onPress={() => go(year + 1)} />
        {locale === 'en' && (
          <span className="muted">
            {formatDate(span.from, 'en', 'date')} – {formatDate(span.to, 'en', 'date')}
          </span>
        )}
        <span className="legend">
          <span className="legend-key" data-kind="holiday">
            {t('registry.dayOffKind.holiday')}
          </span>
          <span className="legend-key" data-kind="closure">
            {t('registry.dayOffKind.closure')}
          </span>
          <span className="legend-key" data-kind="weekend">
            {t('registry.calendar.weekend')}
          </span>
          <span className="legend-key" data-kind="provisional">
            {t('registry.calendar.provisional')}
          </span>
        </span>
      </div>
      <ProblemBox problem={problem} onRetry={refetch} />
      {!data ? (
        <Skeleton lines={12} label={t('ui.loading')} />
      ) : (
        <>
          {!data.lunarKnown && (
            <Badge tone="warning" icon="info">
              {t('registry.calendar.lunarUnknown')}
            </Badge>
          )}
          <div className="months">
            {months.map((month) => (
              <MonthGrid key={month} year={year} month={month} calendar={data} onDay={setDay} />
            ))}
          </div>
          <div className="columns" data-side="even">
            <Card title={t('registry.calendar.daysOff')} flush>
              {data.daysOff.length === 0 ? (
                <EmptyState icon="calendar" title={t('registry.calendar.noDaysOff')} text={t('registry.calendar.noDaysOffHint')} />
              ) : (
                <DayOffList days={data.daysOff} />
              )}
            </Card>
            <Stack>
              <WeekCard calendar={data} />
            </Stack>
          </div>
          <Dialog title={day ? formatDate(day, locale, 'full') : ''} open={day !== null} onClose={() => setDay(null)} size="small">
            {day && <DayDialog day={day} calendar={data} onDone={() => setDay(null)} />}
          </Dialog>
        </>
      )}
      <p className="muted">{t('registry.calendar.centre')}</p>
    </PageFrame>
  )
}
