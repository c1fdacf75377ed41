// The frame around every page after sign-in: navigation, search, bell, account, messages.

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useGo, usePlace } from './nav.ts'
import type { PageSpec } from './page-spec.ts'
import { AccountMenu, type AccountMenuProps, HatMenu } from './parts/AccountMenu.tsx'
import { Button } from './parts/Button.tsx'
import { Icon } from './parts/Icon.tsx'
import { Link } from './parts/LinkButton.tsx'
import { Mark } from './parts/Mark.tsx'
import { NavList, navPages } from './parts/NavList.tsx'
import { OfflineStrip } from './parts/OfflineStrip.tsx'
import { SearchBox } from './parts/SearchBox.tsx'
import { ShortcutHelp } from './parts/ShortcutHelp.tsx'
import { ToastRegion } from './parts/ToastRegion.tsx'
import { useMe } from './session.tsx'
import { useWords } from './words.tsx'

const Drawer = lazy(() => import('./parts/Drawer.tsx').then((file) => ({ default: file.Drawer })))

export type ShellProps = AccountMenuProps & {
  pages: readonly PageSpec[]
  /** The bell, filled by the room that rings it. */
  bell: ReactNode
  children: ReactNode
}

export function Shell({ pages, bell, children, ...account }: ShellProps) {
  const { t } = useWords()
  const me = useMe()
  const { path, scroll } = usePlace()
  const [drawer, setDrawer] = useState(false)
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  const nav = navPages(pages, me.actor.role)
  // A new page begins at its top, also for those who hear it instead of seeing it; a page returned to, where it was left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per address
  useEffect(() => {
    setDrawer(false)
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = false
    main.current?.scrollTo(0, scroll)
  }, [path])
  const searches = pages.some((page) => page.path === '/app/cases' && page.roles.some((role) => role === me.actor.role))
  return (
    <div className="shell">
      {/* biome-ignore lint/a11y/useValidAnchor: a link as screen readers expect it; the address must not change */}
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('ui.skip')}
      </a>
      <aside className="shell-nav">
        <Brand />
        <HatMenu {...account} />
        <NavList pages={nav} path={path} />
      </aside>
      <header className="shell-top">
        <span className="shell-narrow">
          <Button kind="quiet" icon="menu" label={t('ui.nav.open')} onPress={() => setDrawer(true)} />
        </span>
        {searches ? <SearchBox /> : <span className="shell-gap" />}
        <div className="shell-tools">
          <ShortcutHelp />
          {bell}
          <AccountMenu {...account} />
        </div>
      </header>
      <section className="shell-strips" aria-label={t('ui.notices')}>
        {me.demo && <p className="shell-strip">{t('ui.demo')}</p>}
        <OfflineStrip />
      </section>
      <main id="main" className="shell-main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <nav className="shell-bottom" aria-label={t('ui.nav.main')}>
        {nav.slice(0, 4).map((page) => (
          <Link key={page.path} href={page.path} current={path === page.path}>
            <Icon name={page.icon} size={20} />
            <span>{t(page.word)}</span>
          </Link>
        ))}
        {nav.length > 4 && (
          <AriaButton className="shell-more" onPress={() => setDrawer(true)}>
            <Icon name="more" size={20} />
            <span>{t('ui.nav.more')}</span>
          </AriaButton>
        )}
      </nav>
      {drawer && (
        <Suspense fallback={null}>
          <Drawer onClose={() => setDrawer(false)}>
            <Brand />
            <HatMenu {...account} />
            <NavList pages={nav} path={path} />
          </Drawer>
        </Suspense>
      )}
      <ToastRegion />
    </div>
  )
}

function Brand() {
  const { t } = useWords()
  return (
    <Link href="/app">
      <span className="brand">
        <Mark />
        <span>
          <strong>{t('ui.product')}</strong>
          <small>{t('ui.product-line')}</small>
        </span>
      </span>
    </Link>
  )
}

/** Leads `/app` to the first page of this role. */
export function Home({ pages }: { pages: readonly PageSpec[] }) {
  const me = useMe()
  const go = useGo()
  const first = navPages(pages, me.actor.role)[0]?.path ?? '/app/account'
  useEffect(() => go(first, { replace: true }), [go, first])
  return null
}
