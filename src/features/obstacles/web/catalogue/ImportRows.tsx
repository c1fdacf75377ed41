import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import { type ImportPreview, type ImportRow, type RowState, rowStates } from '../../catalogue/exchange/model.ts'

const tones = { added: 'success', changed: 'info', unchanged: 'neutral', refused: 'danger' } as const satisfies Record<RowState, string>

/** The rows of a table against the catalogue; what needs eyes first. */
export function ImportRows({ preview }: { preview: ImportPreview }) {
  const { t, locale, say } = useWords()
  const { counts } = preview
  const [state, setState] = useState<RowState>(counts.refused ? 'refused' : counts.changed ? 'changed' : counts.added ? 'added' : 'unchanged')
  return (
    <Stack gap={3}>
      {preview.unknownColumns.length > 0 && (
        <p className="muted">{t('obstacles.import.unknownColumns', { names: preview.unknownColumns.join('، ') })}</p>
      )}
      <RadioGroup
        label={t('obstacles.import.show')}
        value={state}
        direction="row"
        options={rowStates.map((id) => ({ id, text: `${t(`obstacles.import.${id}`)} (${formatNumber(counts[id], locale)})` }))}
        onChange={(id) => setState(id)}
      />
      <Table<ImportRow>
        label={t(`obstacles.import.${state}`)}
        rows={preview.rows.filter((r) => r.state === state)}
        rowKey={(r) => String(r.row)}
        columns={[
          { id: 'row', head: t('obstacles.import.row'), width: '5rem', cell: (r) => formatNumber(r.row, locale) },
          { id: 'code', head: t('obstacles.code'), width: '5rem', cell: (r) => <bdi dir="ltr">{r.code}</bdi> },
          { id: 'name', head: t('obstacles.group'), cell: (r) => r.name },
          {
            id: 'what',
            head: t('obstacles.import.what'),
            cell: (r) =>
              r.problem ? (
                <span>
                  {say(new Problem(r.problem.code, 422, r.problem.details))}
                  {fieldsOf(r).map((field) => (
                    <Badge key={field} tone="danger">
                      {t(`obstacles.form.${field}`)}
                    </Badge>
                  ))}
                </span>
              ) : r.changes.length ? (
                <dl className="cat-diff">
                  {r.changes.map((c) => (
                    <div key={c.field}>
                      <dt>{t(`obstacles.form.${c.field}`)}</dt>
                      <dd>
                        <del dir="auto">{c.before || '—'}</del>
                        <ins dir="auto">{c.after || '—'}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              ) : (
                <Badge tone={tones[r.state]}>{t(`obstacles.import.${r.state}`)}</Badge>
              ),
          },
        ]}
        empty={<p className="muted">{t('obstacles.import.noRows')}</p>}
      />
    </Stack>
  )
}

const fieldsOf = (row: ImportRow): readonly string[] =>
  row.problem?.code === 'obstacles/bad-group' ? ((row.problem.details['fields'] as string[]) ?? []) : []
