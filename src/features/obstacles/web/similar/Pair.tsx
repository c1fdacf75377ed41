import { useNameOf } from '#features/registry/web/use-places.ts'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import { differing, type Word } from '../../similar/kinds/rules.ts'
import type { Likeness } from '../../similar/model.ts'
import { hrefOf, ObstacleCode, OutcomeBadge } from '../register/parts.tsx'
import { Reasons } from './Reasons.tsx'

/** Two obstacles side by side; words that only one of them has are underlined. */
export function Pair({ pair }: { pair: Likeness }) {
  const { t } = useWords()
  const [one, other] = differing(pair.one.text, pair.other.text)
  return (
    <div className="dup-pair">
      <div className="dup-why">
        <Reasons kind={pair.likeness} reasons={pair.reasons} />
        <span className="muted">{t(`obstacles.similar.foundBy.${pair.foundBy}`)}</span>
      </div>
      <div className="dup-sides">
        <Side end={pair.one} words={one} age={t('obstacles.similar.older')} />
        <Side end={pair.other} words={other} age={t('obstacles.similar.younger')} />
      </div>
      <p className="muted dup-legend">{t('obstacles.similar.legend')}</p>
    </div>
  )
}

function Side({ end, words, age }: { end: Likeness['one']; words: readonly Word[]; age: string }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const place = nameOf({ nameFa: end.countyFa, nameEn: end.countyEn })
  return (
    <article className="dup-side" aria-label={`${age}: ${end.code}`}>
      <header>
        <span className="muted">{age}</span>
        <Link href={hrefOf(end)}>
          <ObstacleCode code={end.code} />
        </Link>
        <OutcomeBadge outcome={end.outcome} />
      </header>
      <p className="dup-unit">
        {[end.unitName, place, end.groupCode].filter(Boolean).map((part) => (
          <span key={part}>
            <bdi>{part}</bdi> ·{' '}
          </span>
        ))}
        <bdi className="muted">
          <When at={end.toldAt} />
        </bdi>
      </p>
      <p className="dup-text" dir="auto">
        {words.map((word, n) => (word.differs ? <u key={n}>{word.text}</u> : <span key={n}>{word.text}</span>))}
      </p>
      {end.kind === 'archive' && <p className="muted">{t('obstacles.register.kind.archive')}</p>}
    </article>
  )
}
