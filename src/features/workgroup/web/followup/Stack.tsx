import { useWords } from '#ui/words.tsx'
import { formatNumber } from '#kernel/format.ts'
import { type Counts, standings } from '../../followup/model.ts'

/** Shares of a whole, each with a pattern of its own: told apart without colour, and read out in words. */
export function Stack({ counts, upright }: { counts: Counts; upright?: boolean }) {
  const { t, locale } = useWords()
  const parts = standings.filter((s) => counts[s] > 0)
  const said = parts.map((s) => `${t(`workgroup.followup.standing.${s}`)}: ${formatNumber(counts[s], locale)}`).join(locale === 'fa' ? '، ' : ', ')
  return (
    <span className="fw-stack" data-upright={upright || undefined} role="img" aria-label={said}>
      {parts.map((s) => (
        <span key={s} className="fw-part" data-standing={s} style={{ flexGrow: counts[s] }} />
      ))}
    </span>
  )
}
