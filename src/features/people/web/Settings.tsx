// The frame of the settings: every room puts its own pages here by `settings` in its routes.

import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { usePages } from '#ui/page-spec.ts'
import { useMe } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import './people.css'

export function Settings() {
  const { t } = useWords()
  const me = useMe()
  const pages = usePages()
    .flatMap((page) => (page.settings && page.roles.some((role) => role === me.actor.role) ? [{ path: page.path, ...page.settings }] : []))
    .sort((a, b) => a.order - b.order)
  return (
    <PageFrame title={t('people.settings.title')} subtitle={t('people.settings.lead', { province: me.hat.more })}>
      {pages.length === 0 && <EmptyState icon="settings" title={t('people.settings.none')} />}
      <ul className="settings-list">
        {pages.map((page) => (
          <li key={page.path}>
            <Link href={page.path}>
              <span className="settings-card">
                <Icon name={page.icon} size={22} />
                <span>
                  <strong>{t(page.word)}</strong>
                  <small>{t(page.hint)}</small>
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}
