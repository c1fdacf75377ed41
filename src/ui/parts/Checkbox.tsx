// Yes or no, with a tick.

import { type ReactNode, useId } from 'react'
import { Icon } from './Icon.tsx'

type CheckboxProps = { children: ReactNode; value: boolean; onChange: (value: boolean) => void; hint?: string; disabled?: boolean }

/** `<Checkbox value={agree} onChange={setAgree}>{t('…')}</Checkbox>` */
export function Checkbox({ children, value, onChange, hint, disabled }: CheckboxProps) {
  const id = useId()
  return (
    <label className="check">
      <input
        type="checkbox"
        className="check-input"
        checked={value}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="check-box" aria-hidden="true">
        <Icon name="check" size={14} />
      </span>
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
