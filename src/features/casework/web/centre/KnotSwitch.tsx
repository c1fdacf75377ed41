// All numbers of the page without the cases that hang on knots: what desks cannot solve alone must not hide what they can.

import { formatNumber } from '#kernel/format.ts'
import { Switch } from '#ui/parts/Switch.tsx'
import { useWords } from '#ui/words.tsx'
import type { Overview } from '../../queues/model.ts'

export function KnotSwitch({ overview, onChange }: { overview: Overview; onChange: (without: boolean) => void }) {
  const { t, locale } = useWords()
  return (
    <div className="cw-knot-switch">
      <Switch value={overview.withoutKnots} onChange={onChange}>
        {t('casework.page.centre.without-knots')}
      </Switch>
      <p className="cw-muted">{t('casework.page.centre.without-knots.hint', { count: formatNumber(overview.onKnots, locale) })}</p>
    </div>
  )
}
