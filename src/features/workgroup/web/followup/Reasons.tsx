import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { BoardFilter, Counts } from '../../followup/model.ts'
import { notExecutedReasons } from '../../model.ts'
import { rowsHref } from './links.ts'

/** Why resolutions were not executed, the most frequent first. */
export function Reasons({ totals, filter }: { totals: Counts; filter: BoardFilter }) {
  const { t, locale } = useWords()
  const rows = notExecutedReasons.map((id) => ({ id, n: totals.reasons[id] ?? 0 })).sort((a, b) => b.n - a.n)
  const without = totals.reasons[''] ?? 0
  return (
    <Card title={t('workgroup.followup.reasons')}>
      {totals.not_executed === 0 ? (
        <p className="fw-muted">{t('workgroup.followup.reasons.none')}</p>
      ) : (
        <ul className="fw-bars">
          {rows.map(({ id, n }) => (
            <li key={id}>
              <Link href={rowsHref({ ...filter, outcome: 'not_executed', reason: id })}>
                <span>{t(`workgroup.reason.${id}`)}</span>
                <span className="fw-meter" aria-hidden="true">
                  <span style={{ inlineSize: `${(n / totals.not_executed) * 100}%` }} />
                </span>
                <span className="fw-number">{formatNumber(n, locale)}</span>
              </Link>
            </li>
          ))}
          {without > 0 && (
            <li className="fw-muted">
              {t('workgroup.followup.reason.none')}: {formatNumber(without, locale)}
            </li>
          )}
        </ul>
      )}
    </Card>
  )
}
