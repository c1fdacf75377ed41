// One figure over all provinces: a ranked list with bars, its definition above.

import { formatDate, formatNumber } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import { exchangeApi as api } from '../../exchange/api.ts'
import type { League } from '../../exchange/model.ts'
import { measureOf, ranksOf } from '../../exchange/rules.ts'
import { figureText } from './look.ts'

export function Ranking({ league, figure }: { league: League; figure: League['figures'][number] }) {
  const { t, locale } = useWords()
  const measures = league.rows.map((row) => (row.keyRevoked ? null : measureOf(row.figures[figure.code])))
  const ranks = ranksOf(measures, figure.better)
  // A share is drawn of the whole: seven of a hundred never fills the bar.
  const most = figure.unit === 'share' ? 1 : Math.max(...measures.map((m) => Math.abs(m ?? 0)), 0)
  const rows = league.rows
    .map((row, i) => ({ row, measure: measures[i]!, rank: ranks[i] ?? null }))
    .sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || Number(b.row.own) - Number(a.row.own))
  return (
    <Card title={figure.name[locale]}>
      <p className="league-muted">{figure.definition[locale]}</p>
      <p className="league-muted">
        {t('workgroup.followup.column.unit-of')}: {t(`workgroup.followup.unit.${figure.unit}`)} · {t(`workgroup.league.better.${figure.better}`)}
      </p>
      <ol className="league-list">
        {rows.map(({ row, measure, rank }) => (
          <li key={row.id} className={row.own ? 'league-own' : undefined}>
            <span className="league-no">{rank === null ? '—' : formatNumber(rank, locale)}</span>
            <span className="league-name">
              {row.originName[locale]}
              {row.own && <small> · {t('workgroup.league.own')}</small>}
              <small>
                {' '}
                · {formatDate(row.issuedAt, locale, 'date')}
                <span className="league-get">
                  {' · '}
                  <Link href={addressOf(api.readAggregate, { params: { id: row.id } })}>{t('workgroup.league.download')}</Link>
                </span>
              </small>
              {row.keyRevoked && <small> · {t('workgroup.league.revoked')}</small>}
            </span>
            <span className="league-bar" aria-hidden="true">
              <span style={{ inlineSize: `${most === 0 || measure === null ? 0 : (Math.abs(measure) / most) * 100}%` }} />
            </span>
            <span className="league-value">
              {measure === null ? t('workgroup.league.none') : figureText(row.figures[figure.code], figure.unit, locale, t)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
