// The answers to what the group asked, in words and digits of the page.

import { formatDate, formatMoney, formatNumber } from '#kernel/format.ts'
import { type AskKind, intakeFields } from '#features/obstacles/catalogue/model.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'

export function AskedFacts({ found }: { found: CaseView }) {
  const { t, locale } = useWords()
  const rows = Object.entries(found.asked)
  if (rows.length === 0) return null
  const shown = (kind: AskKind | undefined, value: string): string => {
    if (kind === 'day') return formatDate(`${value}T08:30:00Z`, locale, 'date')
    if (kind === 'instant') return formatDate(value, locale, 'dateTime')
    const number = Number(value)
    if (Number.isNaN(number)) return value
    if (kind === 'amount') return formatMoney(number, 'IRR', locale)
    return kind === 'count' || kind === 'quantity' ? formatNumber(number, locale) : value
  }
  return (
    <Card title={t('casework.page.asked')}>
      <Facts rows={rows.map(([name, value]) => [t(`obstacles.ask.${name}`), shown((intakeFields as Record<string, AskKind>)[name], value)])} />
    </Card>
  )
}
