// Counts as bars with their numbers; each row leads to its cases.

import { formatNumber } from '#kernel/format.ts'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import { listHref } from '../cases/list-query.ts'

type BarsProps = {
  counts: Readonly<Record<string, number>>
  total: number
  words: string
  filter: string
  order?: readonly string[]
  also?: Readonly<Record<string, string>>
}

export function Bars({ counts, total, words, filter, order, also = {} }: BarsProps) {
  const { t, locale } = useWords()
  const keys = order ?? Object.keys(counts).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
  const rows = keys.filter((key) => order || (counts[key] ?? 0) > 0)
  const max = Math.max(1, ...rows.map((key) => counts[key] ?? 0))
  if (rows.length === 0) return <p className="cw-muted">{t('casework.page.centre.nothing')}</p>
  return (
    <ul className="cw-bars">
      {rows.map((key) => {
        const n = counts[key] ?? 0
        return (
          <li key={key}>
            <Link href={listHref({ ...also, [filter]: key, ...(filter === 'status' ? {} : { open: true }), sort: 'due' })}>
              <span className="cw-bar-name">{t(`${words}.${key}`)}</span>
              <span className="cw-bar" aria-hidden="true">
                <span style={{ inlineSize: `${(n / max) * 100}%` }} />
              </span>
              <span className="cw-bar-number">
                {formatNumber(n, locale)} <span className="cw-muted">{total > 0 && formatNumber(n / total, locale, { style: 'percent' })}</span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
