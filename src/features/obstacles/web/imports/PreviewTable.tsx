// The first rows, as they are and as they are understood, side by side.

import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Preview } from '../../imports/model.ts'
import { Faults } from './Faults.tsx'
import { useFieldTexts } from './use-field-texts.ts'

export function PreviewTable({ preview }: { preview: Preview }) {
  const { t, locale } = useWords()
  const textsOf = useFieldTexts()
  return (
    <Card title={t('obstacles.imports.firstRows')} flush>
      <Table
        label={t('obstacles.imports.firstRows')}
        rows={preview.rows}
        rowKey={(row) => String(row.no)}
        rowTone={(row) => (row.faults.length ? 'warning' : undefined)}
        empty={<EmptyState title={t('obstacles.imports.noRows')} />}
        columns={[
          { id: 'no', head: t('obstacles.imports.rowNo'), cell: (row) => formatNumber(row.no, locale), width: '4rem' },
          {
            id: 'raw',
            head: t('obstacles.imports.asItWas'),
            cell: (row) => (
              <span className="import-raw" dir="auto">
                {row.raw.filter(Boolean).join(' | ')}
              </span>
            ),
            width: '38%',
          },
          {
            id: 'understood',
            head: t('obstacles.imports.understood'),
            cell: (row) => (
              <div className="import-understood">
                <p dir="auto">{row.text}</p>
                <ul>
                  {textsOf(row.fields).map(([name, value]) => (
                    <li key={name}>
                      <span className="muted">{name}</span> <bdi>{value}</bdi>
                    </li>
                  ))}
                </ul>
                <Faults faults={row.faults} />
              </div>
            ),
          },
        ]}
      />
    </Card>
  )
}
