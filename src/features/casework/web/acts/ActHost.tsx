// The form of an act stands over the whole case, not in the button that opened it: a colleague's act may take that button
// away while somebody types, and the words must neither vanish with it nor fall on the shortcuts of the page behind.

import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from 'react'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import type { AnyAct } from './endpoints.ts'

// Forms with all their fields are fetched when the first one opens, side by side with the dialog around them.
const loadForm = () => import('./ActForm.tsx')
const ActForm = lazy(() => loadForm().then((file) => ({ default: file.ActForm })))

export type ActName = Exclude<AnyAct, 'undo'>
type Opened = { readonly name: ActName; readonly referralId?: string | undefined; readonly onDone?: ((after: CaseView) => void) | undefined }

const OpenAct = createContext<(act: Opened) => void>(() => {})

/** Opens the form of an act on the case of the ActHost around. */
export const useOpenAct = (): ((act: Opened) => void) => use(OpenAct)

/** `<ActHost found={found}>…buttons and menus…</ActHost>` */
export function ActHost({ found, children }: { found: CaseView; children: ReactNode }) {
  const { t } = useWords()
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = useCallback((act: Opened) => {
    loadForm().catch(() => {})
    setOpened(act)
  }, [])
  // The late answer to a form that was left does not close the one opened since.
  const close = (which: Opened | null) => setOpened((now) => (now === which ? null : now))
  return (
    <OpenAct value={open}>
      {children}
      <Dialog
        title={opened ? `${t(`casework.act.${opened.name}`)} — ${found.code}` : ''}
        open={opened !== null}
        onClose={() => close(opened)}
        size={opened && ['route', 'add_desk', 'edit'].includes(opened.name) ? 'wide' : 'normal'}
      >
        {opened && (
          <Suspense fallback={<Skeleton lines={4} label={t('ui.loading')} />}>
            <ActForm
              key={`${opened.referralId} ${opened.name}`}
              name={opened.name}
              found={found}
              referralId={opened.referralId}
              onCancel={() => close(opened)}
              onDone={(after) => {
                close(opened)
                opened.onDone?.(after)
              }}
            />
          </Suspense>
        )}
      </Dialog>
    </OpenAct>
  )
}
