// Evidence that a desk brought, printed with the labels of its type.

import { type Currency, formatDate, formatMoney, formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'

const isDay = /^\d{4}-\d{2}-\d{2}$/
const isMoment = /^\d{4}-\d{2}-\d{2}T/

export function EvidenceFacts({ evidence }: { evidence: Readonly<Record<string, unknown>> }) {
  const { t, locale, has } = useWords()
  // Both shapes are met: the values alone, or { type, values }.
  const values = (typeof evidence['values'] === 'object' && evidence['values'] !== null ? evidence['values'] : evidence) as Record<string, unknown>
  const print = (name: string, value: unknown): string => {
    if (name === 'amount' && typeof value === 'number' && typeof values['currency'] === 'string')
      return formatMoney(value, values['currency'] as Currency, locale)
    if (typeof value === 'number') return formatNumber(value, locale)
    const text = String(value)
    if (isDay.test(text)) return formatDate(`${text}T08:30:00Z`, locale, 'date')
    if (isMoment.test(text)) return formatDate(text, locale, 'dateTime')
    for (const prefix of ['obstacles.verdict.', 'obstacles.currency.', 'casework.page.choice.']) if (has(prefix + text)) return t(prefix + text)
    return text
  }
  const rows = Object.entries(values).filter(
    ([name, value]) => value !== undefined && value !== null && value !== '' && !(name === 'currency' && 'amount' in values),
  )
  if (rows.length === 0) return null
  return (
    <dl className="cw-act-facts cw-evidence-facts" aria-label={t('casework.page.evidence')}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{has(`obstacles.field.${name}`) ? t(`obstacles.field.${name}`) : name}</dt>
          <dd dir="auto">{print(name, value)}</dd>
        </div>
      ))}
    </dl>
  )
}
