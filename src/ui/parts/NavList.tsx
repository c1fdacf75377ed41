// The list of sections this role meets.

import type { Actor } from '#kernel/actor.ts'
import type { PageSpec } from '../page-spec.ts'
import { useWords } from '../words.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './LinkButton.tsx'

export type NavEntry = { readonly path: string; readonly word: string; readonly icon: IconName; readonly order: number }

/** Pages with a place in the navigation that this role meets, in order. */
export function navPages(pages: readonly PageSpec[], role: Actor['role']): readonly NavEntry[] {
  return pages
    .flatMap((page) => (page.nav && page.roles.some((one) => one === role) ? [{ path: page.path, ...page.nav }] : []))
    .sort((a, b) => a.order - b.order)
}

export function NavList({ pages, path }: { pages: readonly NavEntry[]; path: string }) {
  const { t } = useWords()
  // The longest fitting address is the current section: `/app/cases/1` belongs to `/app/cases`.
  const current = pages
    .map((page) => page.path)
    .filter((one) => path === one || path.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length)[0]
  return (
    <nav aria-label={t('ui.nav.main')}>
      <ul className="nav-list">
        {pages.map((page, at) => (
          <li key={page.path} data-band={at > 0 && bandOf(page) !== bandOf(pages[at - 1]!) ? '' : undefined}>
            <Link href={page.path} current={page.path === current}>
              <Icon name={page.icon} /> <span>{t(page.word)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Daily work below 50, things to look up below 70, then administration; a line stands between. */
const bandOf = (page: NavEntry): number => (page.order < 50 ? 0 : page.order < 70 ? 1 : 2)
