import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { useWords } from '#ui/words.tsx'
import { countedWaiting, type DuplicateSummary } from '../../similar/model.ts'

/** How many of each kind wait, and how people received earlier proposals of that kind. */
export function Precision({ summary }: { summary: DuplicateSummary }) {
  const { t, locale } = useWords()
  const share = (of: { agreed: number; decided: number }) => formatNumber(of.agreed / of.decided, locale, { style: 'percent' })
  return (
    <Card>
      <dl className="dup-precision">
        {summary.kinds.map((kind) => (
          <div key={kind.likeness}>
            <dt>
              {t(`obstacles.similar.kind.${kind.likeness}`)}{' '}
              <span className="muted">
                · {t(kind.waiting < countedWaiting ? 'obstacles.similar.waiting' : 'obstacles.similar.waiting.many', { count: kind.waiting })}
              </span>
            </dt>
            <dd>
              {kind.decided > 0
                ? t('obstacles.similar.precision', { decided: kind.decided, agreed: kind.agreed, share: share(kind) })
                : t('obstacles.similar.precision.none')}
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        {t('obstacles.similar.measured')} {summary.decidedToday > 0 && t('obstacles.similar.today', { count: summary.decidedToday })}
      </p>
    </Card>
  )
}
