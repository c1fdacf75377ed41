// On or off, at once.

import type { ReactNode } from 'react'

/** `<Switch value={on} onChange={setOn}>{t('…')}</Switch>` */
export function Switch({
  children,
  value,
  onChange,
  disabled,
}: {
  children: ReactNode
  value: boolean
  onChange: (value: boolean) => void
  disabled?: boolean
}) {
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={value}
        className="check-input"
        checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="switch-track" aria-hidden="true" />
      <span>{children}</span>
    </label>
  )
}
