// The account menu itself: my account, language and theme, the way out.

import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Header } from 'react-aria-components/Header'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useMe } from '../session.tsx'
import { setTheme, type Theme, themeNow } from '../theme.ts'
import { useWords } from '../words.tsx'
import type { AccountMenuProps } from './AccountMenu.tsx'
import { Avatar } from './Avatar.tsx'
import { Icon } from './Icon.tsx'
import type { Opening } from './OnIntent.tsx'
import { useOpenAtOnce } from './use-open-at-once.ts'

const themes = [
  ['system', 'settings'],
  ['light', 'sun'],
  ['dark', 'moon'],
] as const

/** See AccountMenu.tsx. */
export function AccountMenuInner({ onLocale, onSignOut, openAtOnce }: AccountMenuProps & Opening) {
  const { t, locale } = useWords()
  const me = useMe()
  const [theme, choose] = useState<Theme>(themeNow)
  const [open, setOpen] = useOpenAtOnce(openAtOnce)
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="button" data-kind="quiet" data-icon-only="" aria-label={`${t('ui.nav.account')}: ${me.name}`} autoFocus>
        <Avatar name={me.name} />
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={4}>
        <AriaMenu className="menu" aria-label={t('ui.nav.account')}>
          <MenuSection>
            <Header className="menu-head">{me.name}</Header>
            <MenuItem id="account" className="option" href="/app/account" textValue={t('ui.nav.account')}>
              <Icon name="person" size={16} />
              <Text slot="label">{t('ui.nav.account')}</Text>
            </MenuItem>
            <MenuItem id="language" className="option" textValue={t('ui.nav.language')} onAction={() => onLocale(locale === 'fa' ? 'en' : 'fa')}>
              <Icon name="language" size={16} />
              <Text slot="label" lang={locale === 'fa' ? 'en' : 'fa'}>
                {t('ui.nav.language')}
              </Text>
            </MenuItem>
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const next = [...keys][0] as Theme
              setTheme(next)
              choose(next)
            }}
          >
            <Header className="menu-head">{t('ui.nav.theme')}</Header>
            {themes.map(([id, icon]) => (
              <MenuItem key={id} id={id} className="option" textValue={t(`ui.theme.${id}`)}>
                <Icon name={icon} size={16} />
                <Text slot="label">{t(`ui.theme.${id}`)}</Text>
                {theme === id && <Icon name="check" size={16} />}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection aria-label={t('ui.nav.sign-out')}>
            <MenuItem id="out" className="option" textValue={t('ui.nav.sign-out')} onAction={onSignOut}>
              <Icon name="logout" size={16} />
              <Text slot="label">{t('ui.nav.sign-out')}</Text>
            </MenuItem>
          </MenuSection>
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
