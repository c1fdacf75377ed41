// What a search found: the pieces that answer marked in the reader's own spelling, why, and what was probably meant.

import type { How } from '#kernel/text-explain.ts'
import type { Piece } from '#kernel/text.ts'
import { useWords } from '../words.tsx'
import { Link } from './LinkButton.tsx'

/** `<Marked pieces={highlight(name, q)} />` */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>))}</>
}

type Reason = { readonly clause: string; readonly by: string; readonly how: How; readonly where?: string }
const shown = 4
/** Other letters of the same look, marks, half-spaces: no eye would see the difference. */
const alike = (how: How) => how === 'same' || how === 'letters'

/**
 * `<WhyFound why={hit.why} places={{ unit: t('…') }} />`: «راهاندازی = راه‌اندازی». Words that look
 * alike in the text are not told: their mark says it. `places` names where else they stand.
 */
export function WhyFound({ why, places = {} }: { why: readonly Reason[]; places?: Readonly<Record<string, string>> }) {
  const { t } = useWords()
  const told = why.filter(({ how, where }) => !alike(how) || (where && where in places))
  if (told.length === 0) return null
  return (
    <span className="found-why">
      <span>{t('ui.found.by')}</span>
      {told.slice(0, shown).map(({ clause, by, how, where }) => (
        <span key={`${clause} ${where}`} className="found-reason" title={t(`ui.found.how.${how}`)}>
          <bdi>{clause}</bdi>
          {!alike(how) && (
            <>
              {' = '}
              <bdi>{by}</bdi>
            </>
          )}
          {where && places[where] && ` (${places[where]})`}
        </span>
      ))}
    </span>
  )
}

/** `<Meant text={list.meant} href={…} />`: «منظورتان … بود؟» */
export function Meant({ text, href }: { text: string | null | undefined; href: (text: string) => string }) {
  const { t } = useWords()
  return (
    <p className="found-meant" role="status">
      {text && (
        <>
          {t('ui.found.meant')}{' '}
          <Link href={href(text)}>
            <bdi>{text}</bdi>
          </Link>
        </>
      )}
    </p>
  )
}
