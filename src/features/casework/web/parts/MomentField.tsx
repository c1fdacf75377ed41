// A moment by the clock of Tehran: a day of the page's calendar and HH:MM. Iran keeps +03:30 all year since 1401.

import { useState } from 'react'
import { toLatinDigits } from '#kernel/format.ts'
import { DateField } from '#ui/parts/DateField.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'

const offset = '+03:30'
const clock = /^([01]?\d|2[0-3])[:٫.]([0-5]\d)$/

type MomentFieldProps = {
  label: string
  value: string | null
  onChange: (iso: string | null) => void
  min?: string
  max?: string
  required?: boolean
}

/** `<MomentField label={t('…')} value={iso} onChange={setIso} />`; null until both parts are right. */
export function MomentField({ label, value, onChange, min, max, required }: MomentFieldProps) {
  const { t } = useWords()
  const [day, setDay] = useState<string | null>(value ? tehran(value).slice(0, 10) : null)
  const [time, setTime] = useState(value ? tehran(value).slice(11, 16) : '')
  const change = (nextDay: string | null, nextTime: string) => {
    setDay(nextDay)
    setTime(nextTime)
    const match = clock.exec(toLatinDigits(nextTime).trim())
    onChange(nextDay && match ? new Date(`${nextDay}T${match[1]!.padStart(2, '0')}:${match[2]}:00${offset}`).toISOString() : null)
  }
  const wrong = time !== '' && !clock.test(toLatinDigits(time).trim())
  return (
    <div className="cw-pair">
      <DateField
        label={label}
        value={day}
        onChange={(next) => change(next, time)}
        {...(min && { min })}
        {...(max && { max })}
        required={required ?? false}
      />
      <TextField
        label={t('casework.page.time')}
        value={time}
        onChange={(next) => change(day, next)}
        dir="ltr"
        inputMode="numeric"
        placeholder="14:30"
        maxLength={5}
        error={wrong ? t('casework.page.time.wrong') : null}
        required={required ?? false}
      />
    </div>
  )
}

/** The same instant written as Tehran's wall clock. */
function tehran(iso: string): string {
  return new Date(new Date(iso).getTime() + 3.5 * 3_600_000).toISOString()
}
