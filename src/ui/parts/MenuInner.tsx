// The menu itself, fetched when somebody means to open one.

import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'
import type { MenuProps } from './Menu.tsx'
import type { Opening } from './OnIntent.tsx'
import { useOpenAtOnce } from './use-open-at-once.ts'
import { toast } from './toast.tsx'

/** See Menu.tsx. */
export function MenuInner({ label, items, children, icon = 'more', kind = 'quiet', size = 'normal', openAtOnce }: MenuProps & Opening) {
  const { say } = useWords()
  const [open, setOpen] = useOpenAtOnce(openAtOnce)
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="button" data-kind={kind} data-size={size} data-icon-only={!children || undefined} aria-label={label} autoFocus>
        {children ?? <Icon name={icon} />}
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {items.map((item) => {
            const reason = item.whyNot ? say(item.whyNot) : null
            const more = reason ?? item.more
            return (
              <MenuItem
                key={item.id}
                id={item.id}
                textValue={item.text}
                className="option"
                data-danger={item.danger || undefined}
                data-refused={reason ? '' : undefined}
                data-current={item.current || undefined}
                {...(item.href && !reason && { href: item.href })}
                onAction={() => (reason ? toast(reason, { tone: 'warning' }) : item.onAction?.())}
              >
                {item.icon && <Icon name={item.icon} size={16} />}
                <Text slot="label">
                  {item.text} {more && <span className="option-more">{more}</span>}
                </Text>
                {item.current && <Icon name="check" size={16} />}
              </MenuItem>
            )
          })}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
