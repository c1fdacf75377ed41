// `?` shows every shortcut that is alive on the page.

import { useState } from 'react'
import { useShortcut, useShortcuts } from '../use-shortcut.ts'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { KeyHint } from './KeyHint.tsx'

export function ShortcutHelp() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const shortcuts = useShortcuts()
  useShortcut('Shift+Slash', () => setOpen(true), { word: 'ui.shortcut.help' })
  return (
    <span className="shell-wide">
      <Button kind="quiet" icon="command" label={t('ui.shortcuts')} onPress={() => setOpen(true)} />
      <Dialog title={t('ui.shortcuts')} open={open} onClose={() => setOpen(false)} size="small">
        <dl className="shortcuts">
          {shortcuts.map((one) => (
            <div key={`${one.code} ${one.word}`}>
              <dt>{t(one.word)}</dt>
              <dd>
                <KeyHint code={one.code} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="field-hint">{t('ui.shortcuts.hint')}</p>
      </Dialog>
    </span>
  )
}
