// Who I am here: which hat I wear, my account, language and theme, the way out.

import { type HatChoice, useMe } from '../session.tsx'
import { type Locale, useWords } from '../words.tsx'
import { Avatar } from './Avatar.tsx'
import { Icon } from './Icon.tsx'
import { OnIntent } from './OnIntent.tsx'

export type AccountMenuProps = {
  onHat: (hat: HatChoice) => void
  onLocale: (locale: Locale) => void
  onSignOut: () => void
}

const loadAccount = () => import('./AccountMenuInner.tsx').then((file) => file.AccountMenuInner)
const loadHat = () => import('./HatMenuInner.tsx').then((file) => file.HatMenuInner)

export function AccountMenu(props: AccountMenuProps) {
  const { t } = useWords()
  const me = useMe()
  const label = `${t('ui.nav.account')}: ${me.name}`
  return (
    <OnIntent
      button={{ className: 'button', kind: 'quiet', iconOnly: true, label, children: <Avatar name={me.name} /> }}
      load={loadAccount}
      props={props}
    />
  )
}

/** The hat worn now; a menu when there are others. */
export function HatMenu(props: AccountMenuProps) {
  const { t } = useWords()
  const { hat, hats } = useMe()
  if (hats.length < 2)
    return (
      <div className="hat">
        <HatWords hat={hat} />
      </div>
    )
  const looks = (
    <>
      <HatWords hat={hat} />
      <span className="visually-hidden">{t('ui.nav.hat')}</span>
      <Icon name="down" size={16} />
    </>
  )
  return <OnIntent button={{ className: 'hat', children: looks }} load={loadHat} props={props} />
}

export function HatWords({ hat }: { hat: HatChoice }) {
  return (
    <span className="hat-words">
      <strong>{hat.title}</strong>
      <small>{hat.more}</small>
    </span>
  )
}
