// The menu itself, fetched when somebody means to open one.

import { Button as AriaButton } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'
import type { MenuEntry, MenuProps } from './Menu.tsx'
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
        {children || <Icon name={icon} />}
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {runs(items, (item) => (item.whyNot ? say(item.whyNot) : null)).map(({ reason, of }) =>
            reason && of.length > 1 ? (
              <MenuSection key={of[0]!.id}>
                <Header className="menu-head">{reason}</Header>
                {of.map((item) => entry(item, reason, null))}
              </MenuSection>
            ) : (
              of.map((item) => entry(item, reason, reason ?? item.more ?? null))
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

type Run = { readonly reason: string | null; readonly of: MenuEntry[] }

/** Neighbours refused for the same reason: it is said once, above them. */
function runs(items: readonly MenuEntry[], reasonOf: (item: MenuEntry) => string | null): Run[] {
  const found: Run[] = []
  for (const item of items) {
    const reason = reasonOf(item)
    const last = found.at(-1)
    if (last && last.reason === reason) last.of.push(item)
    else found.push({ reason, of: [item] })
  }
  return found
}

const entry = (item: MenuEntry, reason: string | null, more: string | null) => (
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
