// Something that opens from a button and is fetched only when somebody means to open it: menus weigh more than the page.

import { type ComponentType, type ReactNode, Suspense, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'

export type Opening = {
  /** Opens as soon as it stands there, with its button focused so that the focus has a way back. */
  readonly openAtOnce: boolean
}

type OnIntentProps<P> = {
  /** What stands there until then: the looks of the button. */
  button: { className: string; label?: string; kind?: string; size?: string; iconOnly?: boolean; children: ReactNode }
  load: () => Promise<unknown>
  inner: ComponentType<P & Opening>
  props: P
}

/** The pointer or focus on the button starts fetching; the press opens. */
export function OnIntent<P extends object>({ button, load, inner: Inner, props }: OnIntentProps<P>) {
  const [awake, setAwake] = useState(false)
  const still = (
    <AriaButton
      className={button.className}
      data-kind={button.kind}
      data-size={button.size}
      data-icon-only={button.iconOnly || undefined}
      {...(button.label && { 'aria-label': button.label })}
      aria-haspopup="true"
      aria-expanded={awake}
      onHoverStart={() => void load()}
      onFocus={() => void load()}
      onPress={() => setAwake(true)}
    >
      {button.children}
    </AriaButton>
  )
  if (!awake) return still
  return (
    <Suspense fallback={still}>
      <Inner {...props} openAtOnce />
    </Suspense>
  )
}

