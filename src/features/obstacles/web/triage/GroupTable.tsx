import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { type Sort, Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import type { GroupFigures } from '../../triage/quality/model.ts'
import { percentText } from './percent.ts'

type Key = 'code' | 'asked' | 'said' | 'recall' | 'top3' | 'precision' | 'f1'

/** One row a group; sorted on the page, for there are some hundred at most. */
export function GroupTable({ rows }: { rows: readonly GroupFigures[] }) {
  const { t, locale } = useWords()
  const [sort, setSort] = useState<Sort>({ by: 'asked', down: true })
  const value = (row: GroupFigures) => row[sort.by as Key] ?? -1
  const sorted = rows.toSorted((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * (sort.down ? -1 : 1))
  const share = (id: Key, word: string) => ({
    id,
    head: t(word),
    align: 'end' as const,
    sortable: true,
    cell: (row: GroupFigures) => percentText(row[id] as number | null, locale),
  })
  return (
    <Table
      label={t('obstacles.quality.groups')}
      rows={sorted}
      rowKey={(row) => row.code}
      sort={sort}
      onSort={setSort}
      columns={[
        {
          id: 'code',
          head: t('obstacles.group'),
          sortable: true,
          cell: (row) => (
            <>
              <bdi className="tri-code">{row.code}</bdi> {locale === 'fa' ? row.nameFa : row.nameEn}
            </>
          ),
        },
        { id: 'asked', head: t('obstacles.quality.decided'), align: 'end', sortable: true, cell: (row) => formatNumber(row.asked, locale) },
        { id: 'said', head: t('obstacles.quality.saidFirst'), align: 'end', sortable: true, cell: (row) => formatNumber(row.said, locale) },
        share('recall', 'obstacles.quality.recall'),
        share('top3', 'obstacles.quality.top3'),
        share('precision', 'obstacles.quality.ofSaid'),
        share('f1', 'obstacles.quality.f1'),
      ]}
    />
  )
}
