// The date field itself, with its calendar.

import { parseDate, toCalendar, GregorianCalendar, today } from '@internationalized/date'
import { use } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
} from 'react-aria-components/Calendar'
import { DateInput, DateSegment } from 'react-aria-components/DateField'
import { DatePicker } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Popover } from 'react-aria-components/Popover'
import { formatDate } from '#kernel/format.ts'
import { useWords } from '../words.tsx'
import type { DateFieldProps } from './DateField.tsx'
import { ariaField, FieldFrame } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'

const gregorian = new GregorianCalendar()

/** See DateField.tsx. */
export function DateFieldInner(props: DateFieldProps) {
  const { value, onChange, min, max } = props
  const { t } = useWords()
  return (
    <DatePicker
      className="field"
      value={value ? parseDate(value) : null}
      onChange={(date) => onChange(date ? toCalendar(date, gregorian).toString().slice(0, 10) : null)}
      placeholderValue={today('Asia/Tehran')}
      {...(min && { minValue: parseDate(min) })}
      {...(max && { maxValue: parseDate(max) })}
      shouldForceLeadingZeros
      {...ariaField(props)}
    >
      <FieldFrame {...props}>
        <Group className="input-box">
          <DateInput className="input date-input">{(segment) => <DateSegment className="date-segment" segment={segment} />}</DateInput>
          <AriaButton className="input-button" aria-label={t('ui.open-calendar')}>
            <Icon name="calendar" size={16} />
          </AriaButton>
        </Group>
      </FieldFrame>
      <Popover className="popover" offset={4}>
        <Dialog className="calendar-dialog" aria-label={t('ui.calendar')}>
          <Calendar className="calendar" firstDayOfWeek="sat">
            <header className="calendar-head">
              <AriaButton slot="previous" className="input-button">
                <Icon name="back" size={16} />
              </AriaButton>
              <MonthTitle />
              <AriaButton slot="next" className="input-button">
                <Icon name="forward" size={16} />
              </AriaButton>
            </header>
            <CalendarGrid className="calendar-grid">
              <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell className="calendar-day" date={date} />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

/** «آذر ۱۴۰۵»: Intl itself puts the Persian year before the month. The first visible day's number is cut off. */
function MonthTitle() {
  const { locale } = useWords()
  const state = use(CalendarStateContext)
  const first = state?.visibleRange.start.toDate('Asia/Tehran')
  return (
    <div className="calendar-title" aria-hidden="true">
      {first ? formatDate(first, locale, 'date').replace(/^\S+\s/, '') : ''}
    </div>
  )
}
