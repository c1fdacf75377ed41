import { formatDate, formatMoney, formatNumber, formatPhone } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import { type FieldName, type Fields, fieldNames } from '../../imports/model.ts'

/** What a row tells besides its text, as pairs of name and value in the language of the page. */
export function useFieldTexts(): (fields: Fields) => [string, string][] {
  const { t, locale } = useWords()
  const valueOf = (fields: Fields, name: Exclude<FieldName, 'text'>): string => {
    if (name === 'money') return fields.moneyIrr === undefined ? '' : formatMoney(fields.moneyIrr, 'IRR', locale)
    if (name === 'jobs') return fields.jobs === undefined ? '' : formatNumber(fields.jobs, locale)
    if (name === 'toldDay') return fields.toldDay ? formatDate(`${fields.toldDay}T08:00:00Z`, locale) : ''
    if (name === 'phone') return fields.phone ? formatPhone(fields.phone, locale) : ''
    return fields[name] ?? ''
  }
  return (fields) =>
    fieldNames.flatMap((name): [string, string][] => {
      const value = name === 'text' ? '' : valueOf(fields, name)
      return value ? [[t(`obstacles.column.${name}`), value]] : []
    })
}
