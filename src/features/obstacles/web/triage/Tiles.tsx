// The figures of the period, each with what it means and what it is a share of.

import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import type { Figures } from '../../triage/quality/model.ts'
import { percentText } from './percent.ts'

export function Tiles({ total, groups }: { total: Figures; groups: number }) {
  const { t, locale } = useWords()
  const of = { count: total.asked }
  const tiles = [
    ['asked', formatNumber(total.asked, locale), of],
    ['top1', percentText(total.top1, locale), of],
    ['top3', percentText(total.top3, locale), of],
    ['macroF1', percentText(total.macroF1, locale), { count: groups }],
    ['coverage', percentText(total.coverage, locale), of],
    ['precision', percentText(total.precision, locale), { count: total.sure }],
  ] as const
  return (
    <dl className="tri-tiles">
      {tiles.map(([name, value, counts]) => (
        <div key={name}>
          <dt>{t(`obstacles.quality.${name}`)}</dt>
          <dd className="tri-number">{value}</dd>
          <dd className="tri-muted">{t(`obstacles.quality.${name}.is`, counts)}</dd>
        </div>
      ))}
    </dl>
  )
}
