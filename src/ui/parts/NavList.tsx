// The list of sections this role meets.

import { useState } from 'react'
import type { Actor } from '#kernel/actor.ts'
import type { PageSpec } from '../page-spec.ts'
import { kept, keep } from '../theme.ts'
import { useWords } from '../words.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './LinkButton.tsx'

export type NavEntry = {
  readonly path: string
  readonly word: string
  readonly icon: IconName
  readonly order: number
  readonly group?: string
}

/** Pages with a place in the navigation that this role meets, in order. */
export function navPages(pages: readonly PageSpec[], role: Actor['role']): readonly NavEntry[] {
  return pages
    .flatMap((page) => (page.nav && page.roles.some((one) => one === role) ? [{ path: page.path, ...page.nav }] : []))
    .sort((a, b) => a.order - b.order)
}

/** More sections than this and the folds begin closed. */
const fitsAtOnce = 12

export function NavList({ pages, path }: { pages: readonly NavEntry[]; path: string }) {
  const { t } = useWords()
  // The longest fitting address is the current section: `/app/cases/1` belongs to `/app/cases`.
  const current = pages
    .map((page) => page.path)
    .filter((one) => path === one || path.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length)[0]
  const single = pages.filter((page) => !page.group)
  const daily = single.filter((page) => page.order < 50)
  const groups = [...Map.groupBy(pages, (page) => page.group ?? '').entries()].filter(([group]) => group !== '')
  return (
    <nav aria-label={t('ui.nav.main')}>
      <Entries pages={daily} current={current} />
      {groups.map(([group, members]) => (
        <Fold key={group} group={group} pages={members} current={current} open={pages.length <= fitsAtOnce} />
      ))}
      {single.length > daily.length && <Entries pages={single.filter((page) => page.order >= 50)} current={current} />}
    </nav>
  )
}

type Fold = { group: string; pages: readonly NavEntry[]; current: string | undefined; open: boolean }

/** Opened and closed by hand it stays so; the fold of the current page is always open. */
function Fold({ group, pages, current, open }: Fold) {
  const { t } = useWords()
  const [said, say] = useState(() => kept(`nav ${group}`))
  const holds = pages.some((page) => page.path === current)
  return (
    <details
      className="nav-fold"
      open={holds || (said === null ? open : said === 'open')}
      onToggle={(event) => {
        const now = event.currentTarget.open ? 'open' : 'closed'
        if (holds || now === said) return
        say(now)
        keep(`nav ${group}`, now)
      }}
    >
      <summary>
        {t(group)} <Icon name="down" size={14} />
      </summary>
      <Entries pages={pages} current={current} />
    </details>
  )
}

function Entries({ pages, current }: { pages: readonly NavEntry[]; current: string | undefined }) {
  const { t } = useWords()
  return (
    <ul className="nav-list">
      {pages.map((page) => (
        <li key={page.path}>
          <Link href={page.path} current={page.path === current}>
            <Icon name={page.icon} /> <span>{t(page.word)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
