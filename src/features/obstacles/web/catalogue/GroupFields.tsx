import { toLatinDigits } from '#kernel/format.ts'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { type GroupForm, limits } from '../../catalogue/changes/model.ts'
import { evidenceTypeNames, intakeFieldNames } from '../../catalogue/model.ts'
import { nameIn } from './look.ts'

type GroupFieldsProps = {
  form: GroupForm
  onChange: (form: GroupForm) => void
  domains: readonly { code: string; nameFa: string; nameEn: string }[]
  /** Names of fields that were refused. */
  bad: readonly string[]
  /** The code can be chosen: a group that is not there yet. */
  fresh: boolean
}

/** All fields of one group. */
export function GroupFields({ form, onChange, domains, bad, fresh }: GroupFieldsProps) {
  const { t, locale } = useWords()
  const set = (part: Partial<GroupForm>) => onChange({ ...form, ...part })
  const error = (name: keyof GroupForm) => (bad.includes(name) ? t('obstacles.form.bad') : null)
  const line = (name: 'nameFa' | 'nameEn' | 'agencyFa' | 'agencyEn', dir: 'rtl' | 'ltr') => (
    <TextField
      label={t(`obstacles.form.${name}`)}
      value={form[name]}
      onChange={(text) => set({ [name]: text })}
      error={error(name)}
      dir={dir}
      required
    />
  )
  const text = (name: 'descriptionFa' | 'descriptionEn' | 'keywords', max: number, dir: 'rtl' | 'ltr', hint?: string) => (
    <div className="wide">
      <TextArea
        label={t(`obstacles.form.${name}`)}
        value={form[name]}
        onChange={(one) => set({ [name]: one })}
        maxLength={max}
        rows={3}
        dir={dir}
        error={error(name)}
        hint={hint}
      />
    </div>
  )
  const days = (name: 'ackDays' | 'actDays') => (
    <NumberField
      label={t(`obstacles.form.${name}`)}
      value={form[name]}
      onChange={(n) => set({ [name]: n })}
      min={1}
      max={limits.days}
      hint={t('obstacles.form.daysHint')}
      error={error(name)}
    />
  )
  return (
    <div className="cat-fields">
      {fresh && (
        <TextField
          label={t('obstacles.form.code')}
          value={form.code}
          onChange={(code) => set({ code: toLatinDigits(code).toUpperCase().slice(0, 4) })}
          dir="ltr"
          hint={t('obstacles.form.codeHint')}
          error={error('code')}
          required
        />
      )}
      <Select
        label={t('obstacles.domain')}
        value={form.domainCode || null}
        options={domains.map((d) => ({ id: d.code, text: nameIn(locale, d) }))}
        onChange={(domainCode) => set({ domainCode })}
      />
      {line('nameFa', 'rtl')}
      {line('nameEn', 'ltr')}
      {line('agencyFa', 'rtl')}
      {line('agencyEn', 'ltr')}
      <Select
        label={t('obstacles.form.evidenceType')}
        value={form.evidenceType}
        options={evidenceTypeNames.map((id) => ({ id, text: t(`obstacles.evidence.${id}`) }))}
        onChange={(evidenceType) => set({ evidenceType })}
      />
      {days('ackDays')}
      {days('actDays')}
      {text('descriptionFa', limits.description, 'rtl')}
      {text('descriptionEn', limits.description, 'ltr')}
      {text('keywords', limits.keywords, 'rtl', t('obstacles.form.keywordsHint'))}
      <div className="wide">
        <TextArea
          label={t('obstacles.form.examples')}
          value={form.examples.join('\n')}
          onChange={(one) => set({ examples: one.split('\n') })}
          rows={4}
          dir="rtl"
          hint={t('obstacles.form.examplesHint')}
          error={error('examples')}
        />
      </div>
      <fieldset className="cat-asks wide">
        <legend>{t('obstacles.form.asks')}</legend>
        {intakeFieldNames.map((name) => (
          <Checkbox
            key={name}
            value={form.asks.includes(name)}
            onChange={(on) => set({ asks: on ? [...form.asks, name] : form.asks.filter((one) => one !== name) })}
            disabled={!form.asks.includes(name) && form.asks.length >= limits.asks}
          >
            {t(`obstacles.ask.${name}`)}
          </Checkbox>
        ))}
      </fieldset>
    </div>
  )
}
