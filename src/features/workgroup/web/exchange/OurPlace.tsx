// Each figure: ours, our rank, and who is first. A row chooses the figure whose ranking stands beside it.

import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import type { League } from '../../exchange/model.ts'
import { measureOf, ranksOf } from '../../exchange/rules.ts'
import { figureText } from './look.ts'

export function OurPlace({ league, chosen, onChoose }: { league: League; chosen: string; onChoose: (code: string) => void }) {
  const { t, locale } = useWords()
  const ranked = league.rows.filter((row) => !row.keyRevoked)
  return (
    <ul className="league-figures" aria-label={t('workgroup.league.title')}>
      {league.figures.map((figure) => {
        const ranks = ranksOf(
          ranked.map((row) => measureOf(row.figures[figure.code])),
          figure.better,
        )
        const at = ranked.findIndex((row) => row.own)
        const rank = at < 0 ? null : ranks[at]
        return (
          <li key={figure.code}>
            <button type="button" aria-pressed={figure.code === chosen} onClick={() => onChoose(figure.code)}>
              <span>{figure.name[locale]}</span>
              <strong>{at < 0 ? '—' : figureText(ranked[at]!.figures[figure.code], figure.unit, locale, t)}</strong>
              <span className="league-rank">
                {rank
                  ? `${t('workgroup.league.rank')} ${formatNumber(rank, locale)}/${formatNumber(ranks.filter((r) => r !== null).length, locale)}`
                  : ''}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
