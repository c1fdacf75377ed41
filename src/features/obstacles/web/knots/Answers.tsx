// How the producers of a changed knot answer: a bar with its figures in words.

import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { useWords } from '#ui/words.tsx'
import type { KnotView } from '../../knots/model.ts'
import { verdictOf } from '../../knots/rules.ts'

const parts = ['confirmed', 'disputed', 'unconfirmed', 'withdrawn', 'unanswered'] as const

export function Answers({ knot }: { knot: KnotView }) {
  const { t, locale } = useWords()
  const { answers } = knot
  const number = (n: number) => formatNumber(n, locale)
  return (
    <Card title={t('obstacles.knots.answers')}>
      <p>{t('obstacles.knots.answers.progress', { settled: number(answers.asked - answers.unanswered), asked: number(answers.asked) })}</p>
      <div className="knot-bar" aria-hidden="true">
        {parts.map((part) => answers[part] > 0 && <span key={part} data-part={part} style={{ flexGrow: answers[part] }} />)}
      </div>
      <ul className="knot-legend">
        {parts.map((part) => (
          <li key={part} data-part={part}>
            {t(`obstacles.knots.answer.${part}`)}: <strong>{number(answers[part])}</strong>
          </li>
        ))}
      </ul>
      {knot.state === 'changed' && verdictOf(answers) === 'unproven' && <p>{t('obstacles.knots.answers.unproven')}</p>}
    </Card>
  )
}
