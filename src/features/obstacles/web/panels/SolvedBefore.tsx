// Part of intake, case and inbox: how like obstacles were settled, to the word of their producers.

import './panels.css'
import { formatNumber } from '#kernel/format.ts'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import { seatRoles } from '../../panels/model.ts'

const readers: readonly string[] = seatRoles

/** `<SolvedBefore text={text} caseId={id} />`; nothing until a text is long enough to be like another. */
export function SolvedBefore({ text, caseId }: { text: string; caseId?: string }) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const off = text.trim().length < 12 || !readers.includes(role)
  const found = useApi(panelsApi.solvedBefore, { body: { text, ...(caseId && { exceptId: caseId }) } }, { key: 'solved-before', off })
  const rows = found.data?.rows ?? []
  if (off || rows.length === 0) return null
  return (
    <section aria-label={t('obstacles.solved.title')}>
      <h3>{t('obstacles.solved.title')}</h3>
      <p className="muted">{t('obstacles.solved.hint')}</p>
      <ul className="solved-list">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="meta">
              {row.excerpt && row.kind === 'case' ? <Link href={`/app/cases/${row.id}`}>{row.code}</Link> : <bdi>{row.code}</bdi>}
              {row.unitName && <span>{row.unitName}</span>}
              <span>{t('obstacles.solved.likeness', { percent: Math.round(row.likeness * 100) })}</span>
            </div>
            {row.excerpt && <p>{row.excerpt}</p>}
            <div className="meta">
              {row.agencies.length > 0 && <span>{row.agencies.map((a) => (locale === 'fa' ? a.nameFa : a.nameEn || a.nameFa)).join('، ')}</span>}
              <span>{row.article || t('obstacles.solved.noArticle')}</span>
              {row.days !== null && <span>{t('obstacles.solved.days', { days: formatNumber(Math.round(row.days), locale) })}</span>}
            </div>
            {row.notes.map((note) => (
              <p key={note.id}>
                <strong>{t('obstacles.solved.note')}:</strong> {note.text} {note.article && `(${note.article})`}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
