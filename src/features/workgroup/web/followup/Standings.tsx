import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import { type BoardFilter, type Counts, standings } from '../../followup/model.ts'
import { rowsHref } from './links.ts'
import { Stack } from './Stack.tsx'

/** The whole as one bar, and its parts with their numbers: legend, table and way to the rows in one. */
export function Standings({ totals, filter }: { totals: Counts; filter: BoardFilter }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('workgroup.followup.standing')}>
      <Stack counts={totals} />
      <ul className="fw-legend">
        {standings.map((s) => (
          <li key={s}>
            <Link href={rowsHref({ ...filter, outcome: s })}>
              <span className="fw-part fw-key" data-standing={s} aria-hidden="true" />
              <span>{t(`workgroup.followup.standing.${s}`)}</span>
              <span className="fw-number">
                {formatNumber(totals[s], locale)}{' '}
                <span className="fw-muted">{totals.total > 0 && formatNumber(totals[s] / totals.total, locale, { style: 'percent' })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
