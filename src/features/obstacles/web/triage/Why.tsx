// Why this group: the words of the text that weighed, and the nearest earlier obstacles whose group a person decided.

import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { Suggestion } from '../../triage/model.ts'
import { markWords } from './marked.ts'

export function Why({ answer, text }: { answer: Suggestion; text: string }) {
  const { t, locale } = useWords()
  const words = answer.words.map((w) => w.text)
  const parts = markWords(text, words)
  return (
    <div className="tri-why">
      {words.length > 0 && (
        <p className="tri-words">
          <span className="tri-muted">{t('obstacles.triage.words')}:</span>{' '}
          {words.slice(0, 6).map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </p>
      )}
      <Disclosure summary={t('obstacles.triage.why')}>
        {parts.length > 0 && (
          <p className="tri-text" dir="auto">
            {parts.map((part, n) => (part.hit ? <mark key={n}>{part.text}</mark> : <span key={n}>{part.text}</span>))}
          </p>
        )}
        <p className="tri-muted">{t('obstacles.triage.nearest')}</p>
        {answer.nearest.length === 0 ? (
          <p>{t('obstacles.triage.nearest.none')}</p>
        ) : (
          <ul className="tri-near">
            {answer.nearest.map((near) => (
              <li key={near.id}>
                <Link href={near.kind === 'case' ? `/app/cases/${near.id}` : `/app/obstacles/${near.id}`}>
                  <bdi>{near.code}</bdi>
                </Link>{' '}
                {near.groupCode && <Badge>{near.groupCode}</Badge>}{' '}
                <span className="tri-muted">
                  {t('obstacles.triage.like', { percent: formatNumber(near.trigram, locale, { style: 'percent' }) })}
                  {near.outcome === 'solved' && near.days !== null && (
                    <> · {t('obstacles.triage.solvedIn', { days: formatNumber(Math.round(near.days), locale) })}</>
                  )}
                </span>
                <span className="tri-near-text" dir="auto">
                  {near.text}
                </span>
              </li>
            ))}
          </ul>
        )}
        <p className="tri-muted">
          {answer.learned > 0 ? t('obstacles.triage.learned', { count: answer.learned }) : t('obstacles.triage.cold')}
          {answer.cut && <> {t('obstacles.triage.cut')}</>}
        </p>
      </Disclosure>
    </div>
  )
}
