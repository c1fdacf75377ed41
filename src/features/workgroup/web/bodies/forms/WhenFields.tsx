// When and where a body meets.

import { DateField } from '#ui/parts/DateField.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import type { BodyForm } from '../../../bodies/model.ts'
import { clock } from '../look.ts'

/** Days in the order of an Iranian week. */
const week = ['6', '0', '1', '2', '3', '4', '5']
const clocks = Array.from({ length: 29 }, (_, n) => `${String(7 + Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}`)

export function WhenFields({ form, set }: { form: BodyForm; set: (change: Partial<BodyForm>) => void }) {
  const { t, locale } = useWords()
  const times = clocks.includes(form.startsAt) ? clocks : [form.startsAt, ...clocks]
  const number = (key: 'everyWeeks' | 'minutes' | 'capacity' | 'noticeDays', min: number, max: number, unit?: string) => (
    <NumberField
      label={t(`workgroup.bodies.${key}`)}
      value={form[key]}
      onChange={(value) => set({ [key]: value ?? min })}
      min={min}
      max={max}
      {...(unit && { unit: t(unit) })}
    />
  )
  return (
    <fieldset className="wb-section">
      <legend>{t('workgroup.bodies.section.when')}</legend>
      <div className="wb-grid">
        <Select
          label={t('workgroup.bodies.weekday')}
          value={form.weekday === null ? null : String(form.weekday)}
          options={week.map((id) => ({ id, text: t(`workgroup.bodies.day.${id}`) }))}
          placeholder={t('workgroup.bodies.noDayShort')}
          onChange={(day) => set({ weekday: Number(day) })}
          onClear={() => set({ weekday: null })}
        />
        <Select
          label={t('workgroup.bodies.startsAt')}
          value={form.startsAt}
          options={times.map((id) => ({ id, text: clock(id, locale) }))}
          onChange={(startsAt) => set({ startsAt })}
        />
        {form.weekday !== null && number('everyWeeks', 1, 26)}
        {form.weekday !== null && form.everyWeeks > 1 && (
          <DateField
            label={t('workgroup.bodies.countedFrom')}
            hint={t('workgroup.bodies.countedHint')}
            value={form.countedFrom}
            onChange={(countedFrom) => set({ countedFrom })}
          />
        )}
        {number('minutes', 15, 720, 'workgroup.bodies.minutesUnit')}
        {number('capacity', 1, 200, 'workgroup.bodies.capacityUnit')}
        {number('noticeDays', 0, 60, 'workgroup.bodies.noticeUnit')}
      </div>
      <TextField label={t('workgroup.bodies.place')} value={form.place} onChange={(place) => set({ place })} maxLength={300} />
      <TextField
        label={t('workgroup.bodies.videoLink')}
        value={form.videoLink}
        onChange={(videoLink) => set({ videoLink })}
        dir="ltr"
        type="url"
        placeholder="https://"
        maxLength={500}
      />
    </fieldset>
  )
}
