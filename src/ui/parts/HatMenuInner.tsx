// The menu of hats itself, for people who own several.

import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useMe } from '../session.tsx'
import { useWords } from '../words.tsx'
import { type AccountMenuProps, HatWords } from './AccountMenu.tsx'
import { Icon } from './Icon.tsx'
import type { Opening } from './OnIntent.tsx'
import { useOpenAtOnce } from './use-open-at-once.ts'

/** See AccountMenu.tsx. */
export function HatMenuInner({ onHat, openAtOnce }: AccountMenuProps & Opening) {
  const { t } = useWords()
  const { hat, hats } = useMe()
  const [open, setOpen] = useOpenAtOnce(openAtOnce)
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="hat" autoFocus>
        <HatWords hat={hat} />
        <span className="visually-hidden">{t('ui.nav.hat')}</span>
        <Icon name="down" size={16} />
      </AriaButton>
      <Popover className="popover" offset={4}>
        <AriaMenu className="menu" aria-label={t('ui.nav.hat')}>
          {hats.map((one) => (
            <MenuItem
              key={one.key}
              id={one.key}
              className="option"
              data-current={one.key === hat.key || undefined}
              textValue={`${one.title} ${one.more}`}
              onAction={() => one.key !== hat.key && onHat(one)}
            >
              <Text slot="label">
                {one.title} <span className="option-more">{one.more}</span>
              </Text>
              {one.key === hat.key && <Icon name="check" size={16} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
