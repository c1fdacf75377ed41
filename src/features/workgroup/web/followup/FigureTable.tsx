import { formatNumber } from '#kernel/format.ts'
import { Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import { definitionOf, measureOf } from '../../followup/figures/rules.ts'
import type { Figure, FigureSheet } from '../../followup/model.ts'
import { Change } from './FigureCard.tsx'
import { behindHref } from './links.ts'
import { measureText } from './measure.ts'
import { useQuarterName, useSay } from './use-names.ts'

/** The figures as a table: for comparing, and for whom charts say nothing. */
export function FigureTable({ sheet }: { sheet: FigureSheet }) {
  const { t, locale } = useWords()
  const say = useSay()
  const quarterName = useQuarterName()
  const before = quarterName(sheet.before.quarter)
  const number = (n: number | null) => (n === null ? '—' : formatNumber(n, locale))
  return (
    <Table<Figure>
      label={t('workgroup.followup.figures')}
      rows={sheet.figures}
      rowKey={(f) => f.code}
      rowHref={(f) => behindHref(f.code, sheet)}
      columns={[
        { id: 'figure', head: t('workgroup.followup.column.figure'), cell: (f) => say(definitionOf(f.code).name) },
        {
          id: 'measure',
          head: t('workgroup.followup.column.measure'),
          align: 'end',
          cell: (f) => <strong>{measureText(f.unit, measureOf(f), locale, t)}</strong>,
        },
        { id: 'numerator', head: t('workgroup.followup.numerator'), align: 'end', cell: (f) => number(f.value) },
        { id: 'denominator', head: t('workgroup.followup.denominator'), align: 'end', cell: (f) => number(f.of) },
        { id: 'before', head: before, align: 'end', cell: (f) => measureText(f.unit, measureOf(f.before), locale, t) },
        { id: 'change', head: t('workgroup.followup.column.change'), cell: (f) => <Change figure={f} quarter={before} /> },
      ]}
    />
  )
}
