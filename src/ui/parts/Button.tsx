// Buttons. Disabled with a reason, never hidden: a refused button stays reachable and says why.

import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { Problem } from '#kernel/problem.ts'
import { useWords } from '../words.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { KeyHint } from './KeyHint.tsx'
import { WithTip } from './Tip.tsx'
import { toast } from './toast.tsx'

export type ButtonLook = {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'normal' | 'large'
  icon?: IconName
}

export type ButtonProps = ButtonLook & {
  /** Absent for an icon button; then `label` is obligatory. */
  children?: ReactNode
  onPress?: () => void
  type?: 'button' | 'submit'
  /** The refusal of the rules; the button stays visible and tells it. */
  whyNot?: Problem | null
  /** Waiting for the server: keeps focus, ignores presses. */
  busy?: boolean
  /** KeyboardEvent.code shown as a hint; bind it with useShortcut. */
  shortcut?: string
  /** Accessible name and tooltip of an icon button. */
  label?: string
  /** Extra explanation in a tooltip. */
  hint?: string
  autoFocus?: boolean
  form?: string
  pressed?: boolean
  expanded?: boolean
}

/** `<Button kind="primary" icon="check" whyNot={law.whyNot('accept', actor, r)} onPress={accept}>…</Button>` */
export function Button(props: ButtonProps) {
  const { children, kind = 'secondary', size = 'normal', icon, whyNot, busy, shortcut, label, hint } = props
  const { say } = useWords()
  const reason = whyNot ? say(whyNot) : null
  const tip = reason ?? hint ?? (children ? null : label)
  const button = (describedBy?: string) => (
    <AriaButton
      className="button"
      data-kind={kind}
      data-size={size}
      data-icon-only={!children || undefined}
      data-refused={reason ? '' : undefined}
      type={reason ? 'button' : (props.type ?? 'button')}
      isPending={busy ?? false}
      {...(reason && { 'aria-disabled': true })}
      {...(label && { 'aria-label': label })}
      {...(describedBy && tip !== label && { 'aria-describedby': describedBy })}
      {...(props.autoFocus && { autoFocus: true })}
      {...(props.form && { form: props.form })}
      {...(props.pressed !== undefined && { 'aria-pressed': props.pressed })}
      {...(props.expanded !== undefined && { 'aria-expanded': props.expanded })}
      onPress={() => (reason ? toast(reason, { tone: 'warning' }) : props.onPress?.())}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children !== undefined && <span className="button-text">{children}</span>}
      {shortcut && <KeyHint code={shortcut} />}
    </AriaButton>
  )
  return tip ? <WithTip tip={tip}>{button}</WithTip> : button()
}
