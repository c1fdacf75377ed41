import { useMonthName } from '#features/obstacles/web/register/parts.tsx'
import { useWords } from '#ui/words.tsx'
import type { TwoSides } from '../../followup/model.ts'

/** Which months the numbers or rows of duties are of; when no first month was chosen, also how it was found. */
export function Period({ period: { from, to }, chosen }: { period: Pick<TwoSides, 'from' | 'to'>; chosen: boolean }) {
  const { t } = useWords()
  const monthName = useMonthName()
  return (
    <p>
      {to === null
        ? t('workgroup.followup.two.period.open', { from: monthName(from) })
        : t('workgroup.followup.two.period', { from: monthName(from), to: monthName(to) })}{' '}
      {!chosen && <span className="fw-muted">{t('workgroup.followup.two.period.hint')}</span>}
    </p>
  )
}
