import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { Workload as Load } from '../../panels/model.ts'

/** Knots and questions before a panel, with those past their deadline. */
export function Workload({ load }: { load: Load }) {
  const { t, locale } = useWords()
  const line = (word: string, count: number, late: number) => (
    <span>
      {t(word)}: <strong>{formatNumber(count, locale)}</strong>
      {late > 0 && (
        <>
          {' '}
          <Badge tone="danger" icon="clock">
            {t('obstacles.panels.late', { count: late })}
          </Badge>
        </>
      )}
    </span>
  )
  return (
    <div className="chips">
      {line('obstacles.panels.knots', load.knots, load.knotsLate)}
      {line('obstacles.panels.opinions', load.opinions, load.opinionsLate)}
    </div>
  )
}
