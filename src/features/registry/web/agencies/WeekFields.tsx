import { toPersianDigits } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { useWords } from '#ui/words.tsx'
import type { Hours } from '../../agencies/model.ts'
import { weekdays } from './week-text.ts'

const halfHours = Array.from({ length: 49 }, (_, i) => `${String(i >> 1).padStart(2, '0')}:${i % 2 ? '30' : '00'}`)

/** Weekly hours: which days, from when to when; several lines when days differ. */
export function WeekFields({ week, onChange }: { week: readonly Hours[]; onChange: (week: Hours[]) => void }) {
  const { t } = useWords()
  const set = (at: number, part: Partial<Hours>) => onChange(week.map((h, i) => (i === at ? { ...h, ...part } : h)))
  const toggle = (at: number, day: number, on: boolean) => set(at, { days: on ? [...week[at]!.days, day] : week[at]!.days.filter((d) => d !== day) })
  return (
    <div className="form">
      {week.map((hours, at) => (
        <fieldset key={at} className="rows">
          <legend className="visually-hidden">{t('registry.week.line', { n: at + 1 })}</legend>
          <div className="weekdays">
            {weekdays.map((day) => (
              <Checkbox key={day} value={hours.days.includes(day)} onChange={(on) => toggle(at, day, on)}>
                {t(`registry.day.${day}`)}
              </Checkbox>
            ))}
          </div>
          <div className="phone-row">
            <TimeSelect label={t('registry.week.from')} value={hours.from} onChange={(from) => set(at, { from })} />
            <TimeSelect label={t('registry.week.to')} value={hours.to} onChange={(to) => set(at, { to })} />
            {week.length > 1 && (
              <Button kind="quiet" icon="trash" label={t('registry.week.remove')} onPress={() => onChange(week.filter((_, i) => i !== at))} />
            )}
          </div>
        </fieldset>
      ))}
      <div>
        <Button size="small" icon="plus" onPress={() => onChange([...week, { days: [4], from: '07:30', to: '12:00' }])}>
          {t('registry.week.add')}
        </Button>
      </div>
    </div>
  )
}

function TimeSelect({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  const { locale } = useWords()
  const times = halfHours.includes(value) ? halfHours : [...halfHours, value].sort()
  return (
    <Select label={label} value={value} options={times.map((id) => ({ id, text: locale === 'fa' ? toPersianDigits(id) : id }))} onChange={onChange} />
  )
}
