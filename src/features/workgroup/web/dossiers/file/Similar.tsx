// Like obstacles whose producers said that they were solved: by whom, by what article, in how many days.

import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { useWords } from '#ui/words.tsx'
import type { DossierFile } from '../../../dossiers/filing/model.ts'
import { Code } from '../Marks.tsx'

export function Similar({ rows }: { rows: DossierFile['similar'] }) {
  const { t, locale } = useWords()
  if (!rows.length) return null
  const agencies = (row: (typeof rows)[number]) =>
    row.agencies.map((a) => (locale === 'fa' ? a.nameFa : a.nameEn || a.nameFa)).join(locale === 'fa' ? '، ' : ', ')
  return (
    <Card title={t('workgroup.dossiers.file.similar')}>
      <ul className="ds-list">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="ds-row">
              <strong dir="auto">{row.unitName || agencies(row)}</strong>
              <Code code={row.code} />
            </p>
            {row.excerpt && (
              <p className="ds-text" dir="auto">
                {row.excerpt}
              </p>
            )}
            <p className="muted">
              {[
                row.unitName && agencies(row),
                row.article,
                row.days !== null && t('workgroup.dossiers.file.days', { days: formatNumber(Math.round(row.days), locale) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
