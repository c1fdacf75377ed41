// What can be done with the resolution now: the usual next acts as buttons, the rest in a menu, refused ones with their reason.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { PersonAct, ResolutionView } from '../../../resolutions/model.ts'
import { ActForm } from './ActForm.tsx'
import { refusalOf } from './endpoints.ts'
import { dangerous, type Fixed } from './forms.ts'
import { layActs } from './likely.ts'

const keys: Partial<Record<PersonAct, string>> = { receive: 'KeyA', claim: 'KeyG', object: 'KeyX', notify: 'KeyN', decide_objection: 'KeyG' }

/** Acts whose form begins with something the page knows. */
const fixedOf = (name: PersonAct, found: ResolutionView): Fixed => (name === 'suspend' ? { suspended: !found.suspended } : {})

export function Acts({ found }: { found: ResolutionView }) {
  const { t } = useWords()
  const [open, setOpen] = useState<PersonAct | null>(null)
  const { first, rest } = layActs(found)
  const text = (name: PersonAct) => t(name === 'suspend' && found.suspended ? 'workgroup.resolutions.resume' : `workgroup.resolution.act.${name}`)
  if (first.length === 0 && rest.length === 0) return null
  return (
    <div className="rs-no-print">
      <Card title={t('workgroup.resolutions.acts')}>
        {found.flags.includes('withdrawn') && first.includes('not_executed') && (
          <p className="rs-next">
            <Icon name="alert" size={16} /> {t('workgroup.resolutions.withdrawn.proposal')}
          </p>
        )}
        <div className="rs-acts">
          {first.map((name, at) => (
            <ActButton key={name} name={name} text={text(name)} found={found} first={at === 0} onPress={() => setOpen(name)} />
          ))}
          {rest.length > 0 && (
            <Menu
              label={t('workgroup.resolutions.acts.more')}
              kind="secondary"
              items={rest.map((name) => ({
                id: name,
                text: text(name),
                whyNot: refusalOf(found, name),
                danger: dangerous.includes(name),
                onAction: () => setOpen(name),
              }))}
            >
              {t('workgroup.resolutions.acts.more')}
            </Menu>
          )}
        </div>
      </Card>
      <ActDialog name={open} found={found} fixed={open ? fixedOf(open, found) : {}} onClose={() => setOpen(null)} />
    </div>
  )
}

type ActButtonProps = { name: PersonAct; text: string; found: ResolutionView; first: boolean; onPress: () => void }

function ActButton({ name, text, found, first, onPress }: ActButtonProps) {
  const whyNot = refusalOf(found, name)
  const key = keys[name]
  useShortcut(key ?? 'KeyA', onPress, { word: `workgroup.resolution.act.${name}`, off: !key || whyNot !== null })
  return (
    <Button
      kind={dangerous.includes(name) ? 'danger' : first ? 'primary' : 'secondary'}
      whyNot={whyNot}
      {...(key && { shortcut: key })}
      onPress={onPress}
    >
      {text}
    </Button>
  )
}

type ActDialogProps = { name: PersonAct | null; found: ResolutionView; fixed?: Fixed; title?: string; onClose: () => void }

/** One act as a form over the page. */
export function ActDialog({ name, found, fixed = {}, title, onClose }: ActDialogProps) {
  const { t } = useWords()
  return (
    <Dialog
      title={name ? (title ?? t(`workgroup.resolution.act.${name}`)) : ''}
      open={name !== null}
      onClose={onClose}
      size={name === 'claim' ? 'wide' : 'normal'}
    >
      {name && <ActForm key={name} name={name} found={found} fixed={fixed} onDone={onClose} onClose={onClose} />}
    </Dialog>
  )
}
