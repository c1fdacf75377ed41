// Why an item stands where it stands: «۳۲ روز تأخیر × ۱۲ میلیون تومان زیان در روز × ۴ پرونده = امتیاز ۱٬۷۱۶».

import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import { costUnitIrr } from '../../../sessions/agenda/rules.ts'
import type { Factors, ItemSource } from '../../../sessions/model.ts'

/** A small loss is not nothing: two figures below ten. */
const millions = (irr: number, locale: 'fa' | 'en') =>
  formatNumber(irr / costUnitIrr, locale, { maximumFractionDigits: irr / costUnitIrr < 10 ? 1 : 0 })

export function FactorLine({ factors: f, source }: { factors: Factors; source: ItemSource }) {
  const { t, locale } = useWords()
  const count = (n: number) => formatNumber(n, locale)
  const cost = [
    ...(f.lossIrrDay > 0 ? [t('workgroup.session.factor.cost', { amount: millions(f.lossIrrDay, locale) })] : []),
    ...(f.jobs > 0 ? [t('workgroup.session.factor.jobs', { count: count(f.jobs) })] : []),
  ]
  const parts: string[] = [
    f.overdueDays > 0 ? t('workgroup.session.factor.days', { count: count(f.overdueDays) }) : t('workgroup.session.factor.onTime'),
    ...(cost.length ? [cost.length > 1 ? `(${cost.join(' + ')})` : cost[0]!] : []),
    t('workgroup.session.factor.unlocks', { count: count(Math.max(1, f.unlocks)) }),
  ]
  return (
    <p className="ws-factors" data-source={source}>
      {parts.map((part, i) => (
        <span key={part}>
          {i > 0 && <span aria-hidden="true"> × </span>}
          {part}
        </span>
      ))}
      <span className="ws-score">{t('workgroup.session.factor.score', { score: formatNumber(f.score, locale, { maximumFractionDigits: 0 }) })}</span>
    </p>
  )
}
