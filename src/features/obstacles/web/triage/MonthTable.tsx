import { formatNumber } from '#kernel/format.ts'
import { Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Static } from 'typebox'
import type { MonthFigures } from '../../triage/quality/model.ts'
import { monthText, percentText } from './percent.ts'

/** One row a month, the newest first. */
export function MonthTable({ rows }: { rows: readonly Static<typeof MonthFigures>[] }) {
  const { t, locale } = useWords()
  const share = (name: 'top1' | 'top3' | 'macroF1' | 'coverage' | 'precision') => ({
    id: name,
    head: t(`obstacles.quality.${name}`),
    align: 'end' as const,
    cell: (row: (typeof rows)[number]) => percentText(row[name], locale),
  })
  return (
    <Table
      label={t('obstacles.quality.months')}
      rows={rows.toReversed()}
      rowKey={(row) => row.month}
      columns={[
        {
          id: 'month',
          head: t('obstacles.quality.head.month'),
          width: '7rem',
          cell: (row) => <span className="nowrap">{monthText(row.month, locale)}</span>,
        },
        { id: 'asked', head: t('obstacles.quality.asked'), align: 'end', cell: (row) => formatNumber(row.asked, locale) },
        share('top1'),
        share('top3'),
        share('macroF1'),
        share('coverage'),
        share('precision'),
      ]}
    />
  )
}
