// How cases ended lately, as rates over one stated denominator.

import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { useWords } from '#ui/words.tsx'
import type { Overview } from '../../queues/model.ts'

type EndedProps = { ended: Overview['ended']; withoutKnots: boolean }

export function Ended({ ended, withoutKnots }: EndedProps) {
  const { t, locale } = useWords()
  const n = (count: number) => formatNumber(count, locale)
  const rows = [
    ['confirmed', ended.confirmed],
    ['closed_silent', ended.closedSilent],
    ['declined', ended.declined],
  ] as const
  return (
    <Card title={t('casework.page.centre.ended')}>
      <ul className="cw-bars">
        {rows.map(([status, count]) => (
          <li key={status} className="cw-bar-row">
            <span className="cw-bar-name">{t(`casework.status.${status}`)}</span>
            <span className="cw-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(count / Math.max(1, ended.outcomes)) * 100}%` }} />
            </span>
            <span className="cw-bar-number">
              {n(count)} <span className="cw-muted">{ended.outcomes > 0 && formatNumber(count / ended.outcomes, locale, { style: 'percent' })}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="cw-muted cw-ended-hint">
        {t('casework.page.centre.ended.hint', {
          days: n(ended.days),
          total: n(ended.outcomes),
          withdrawn: n(ended.withdrawn),
          merged: n(ended.merged),
        })}
        {withoutKnots && ended.onKnots > 0 && ` ${t('casework.page.centre.ended.left-out', { count: n(ended.onKnots) })}`}
      </p>
    </Card>
  )
}
