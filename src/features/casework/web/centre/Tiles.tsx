// Four numbers that must be looked at, each over its denominator and with the way to its rows.

import { formatNumber } from '#kernel/format.ts'
import { Icon, type IconName } from '#ui/parts/Icon.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import { listHref } from '../cases/list-query.ts'
import type { Overview } from '../../queues/model.ts'

type Tile = { word: string; n: number; icon: IconName; tone?: 'danger' | 'warning'; href: string }

export function Tiles({ overview }: { overview: Overview }) {
  const { t, locale } = useWords()
  const also = overview.withoutKnots ? { knots: 'none' } : {}
  const tiles: Tile[] = [
    { word: 'open', n: overview.open, icon: 'case', href: listHref({ ...also, open: true, sort: 'due' }) },
    { word: 'overdue', n: overview.overdue, icon: 'alert', tone: 'danger', href: listHref({ ...also, flag: 'overdue', sort: 'due' }) },
    {
      word: 'stopped',
      n: overview.productionStopped,
      icon: 'fire',
      tone: 'danger',
      href: listHref({ ...also, priority: 'production_stopped', sort: 'due' }),
    },
    { word: 'vacancies', n: overview.vacancies, icon: 'person', tone: 'warning', href: listHref({ ...also, flag: 'vacancy', sort: 'due' }) },
  ]
  return (
    <ul className="cw-tiles">
      {tiles.map((tile) => (
        <li key={tile.word} className="cw-tile" data-tone={tile.n > 0 ? tile.tone : undefined}>
          <Link href={tile.href}>
            <span className="cw-tile-name">
              <Icon name={tile.icon} size={16} /> {t(`casework.page.centre.${tile.word}`)}
            </span>
            <span className="cw-tile-number">{formatNumber(tile.n, locale)}</span>
            <span className="cw-muted">
              {tile.word === 'open' ? t('casework.page.centre.open.sub') : t('casework.page.centre.of-open', { total: overview.open })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
