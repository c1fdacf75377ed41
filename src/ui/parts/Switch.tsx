// On or off, at once.

import { type ReactNode, useId } from 'react'

/** `<Switch value={on} onChange={setOn}>{t('…')}</Switch>` */
export function Switch({
  children,
  value,
  onChange,
  hint,
  disabled,
}: {
  children: ReactNode
  value: boolean
  onChange: (value: boolean) => void
  hint?: string
  disabled?: boolean
}) {
  const id = useId()
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={value}
        className="check-input"
        checked={value}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="switch-track" aria-hidden="true" />
      <span>
        {children}
        {hint && (
          <span id={id} className="option-more">
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
