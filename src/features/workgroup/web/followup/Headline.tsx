import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { BoardFilter, Counts } from '../../followup/model.ts'
import { rowsHref } from './links.ts'

/** The agencies' word beside the producers', and how far they are apart: the first thing the board says (guide.md §3). */
export function Headline({ totals, filter }: { totals: Counts; filter: BoardFilter }) {
  const { t, locale } = useWords()
  const base = totals.total - totals.annulled
  const share = (n: number) => (base === 0 ? '—' : formatNumber(n / base, locale, { style: 'percent' }))
  const points = base === 0 ? '—' : formatNumber(Math.round(((totals.said - totals.executed) / base) * 100), locale)
  const sides = [
    { id: 'said', n: totals.said, href: rowsHref({ ...filter, claimed: 'yes' }) },
    { id: 'confirmed', n: totals.executed, href: rowsHref({ ...filter, outcome: 'executed' }) },
  ] as const
  return (
    <Card title={t('workgroup.followup.headline')}>
      <div className="fw-headline">
        {sides.map(({ id, n, href }) => (
          <Link key={id} href={href}>
            <span className="fw-muted">{t(`workgroup.followup.headline.${id}`)}</span>
            <span className="fw-big">{share(n)}</span>
            <span className="fw-meter" data-side={id} aria-hidden="true">
              <span style={{ inlineSize: `${base === 0 ? 0 : (n / base) * 100}%` }} />
            </span>
            <span className="fw-muted">{t('workgroup.followup.headline.of', { count: n, total: base })}</span>
          </Link>
        ))}
        <Link href={rowsHref({ ...filter, claimed: 'gap' })}>
          <span className="fw-gap">
            <span className="fw-muted">{t('workgroup.followup.headline.gap')}</span>
            <span className="fw-big">{t('workgroup.followup.headline.points', { points })}</span>
            <span className="fw-muted">{t('workgroup.followup.headline.base')}</span>
          </span>
        </Link>
      </div>
    </Card>
  )
}
