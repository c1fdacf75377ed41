// What untying the knot would free, in four figures.

import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import type { KnotView } from '../../knots/model.ts'
import { billions } from './look.ts'

export function Weight({ knot }: { knot: KnotView }) {
  const { t, locale } = useWords()
  const figures = [
    ['unlocks', formatNumber(knot.unlocks, locale)],
    ['units', formatNumber(knot.units, locale)],
    ['jobs', formatNumber(knot.jobs, locale)],
    ['money', knot.moneyIrr ? billions(knot.moneyIrr, locale) : '—'],
  ] as const
  return (
    <section className="knot-weight" aria-label={t('obstacles.knots.weight')}>
      <h2>{t('obstacles.knots.weight')}</h2>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dd>{value}</dd>
            <dt>{t(`obstacles.knots.weight.${name}`)}</dt>
          </div>
        ))}
      </dl>
    </section>
  )
}
