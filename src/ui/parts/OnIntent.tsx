// Something that opens from a button and is fetched only when somebody means to open it: menus weigh more than the page.

import type { ComponentType, ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useAwake } from './use-awake.ts'

export type Opening = {
  /** Opens as soon as it stands there, with its button focused so that the focus has a way back. */
  readonly openAtOnce: boolean
}

type OnIntentProps<P> = {
  /** What stands there until then: the looks of the button. */
  button: { className: string; label?: string; kind?: string; size?: string; iconOnly?: boolean; children: ReactNode }
  load: () => Promise<ComponentType<P & Opening>>
  /** Called when the pointer or the focus comes near. */
  onNear?: () => void
  props: P
}

/** The pointer or focus on the button starts fetching; the press opens. */
export function OnIntent<P extends object>({ button, load, onNear, props }: OnIntentProps<P>) {
  const [Inner, wake] = useAwake(load)
  if (Inner) return <Inner {...props} openAtOnce />
  const near = () => {
    load().catch(() => {})
    onNear?.()
  }
  return (
    <AriaButton
      className={button.className}
      data-kind={button.kind}
      data-size={button.size}
      data-icon-only={button.iconOnly || undefined}
      {...(button.label && { 'aria-label': button.label })}
      aria-haspopup="true"
      aria-expanded={false}
      onHoverStart={near}
      onFocus={near}
      onPress={wake}
    >
      {button.children}
    </AriaButton>
  )
}
