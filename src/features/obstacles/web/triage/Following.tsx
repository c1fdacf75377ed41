// What follows from the first group: where it goes, what to ask, what will prove it solved.

import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import type { SuggestedDesk, Suggestion } from '../../triage/model.ts'

export function Following({ answer }: { answer: Suggestion }) {
  const { t, locale } = useWords()
  const join = (list: readonly string[]) => list.join(locale === 'fa' ? '، ' : ', ')
  const named = (one: { nameFa: string; nameEn: string }) => (locale === 'fa' ? one.nameFa : one.nameEn)
  return (
    <dl className="tri-facts">
      <div>
        <dt>{t('obstacles.triage.desks')}</dt>
        <dd>
          {answer.desks.length === 0 ? (
            t('obstacles.triage.desks.none')
          ) : (
            <ul className="tri-desks">
              {answer.desks.map((desk) => (
                <li key={desk.deskId}>
                  {locale === 'fa' ? desk.agencyFa : desk.agencyEn} – {named(desk)} <DeskWhy desk={desk} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
      {answer.asks.length > 0 && (
        <div>
          <dt>{t('obstacles.triage.asks')}</dt>
          <dd>{join(answer.asks.map((name) => t(`obstacles.ask.${name}`)))}</dd>
        </div>
      )}
      {answer.evidenceType && (
        <div>
          <dt>{t('obstacles.triage.evidence')}</dt>
          <dd>{t(`obstacles.evidence.${answer.evidenceType}`)}</dd>
        </div>
      )}
      {answer.also.length > 0 && (
        <div>
          <dt>{t('obstacles.triage.also')}</dt>
          <dd>{join(answer.also.map(named))}</dd>
        </div>
      )}
    </dl>
  )
}

function DeskWhy({ desk }: { desk: SuggestedDesk }) {
  const { t, locale } = useWords()
  const share = { share: formatNumber(Math.round(desk.share * desk.of), locale), of: formatNumber(desk.of, locale) }
  const word = desk.why === 'past' ? 'past' : desk.of >= 3 && desk.share > 0 ? 'both' : 'usual'
  return <span className="tri-muted">{t(`obstacles.triage.desk.${word}`, word === 'usual' ? {} : share)}</span>
}
