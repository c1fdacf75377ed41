// One of a few, all visible.

import { useId } from 'react'
import type { FieldProps } from './Field.tsx'

export type RadioGroupProps<Id extends string> = FieldProps & {
  value: Id | null
  options: readonly { readonly id: Id; readonly text: string; readonly more?: string }[]
  onChange: (value: Id) => void
  /** `row` puts short choices side by side. */
  direction?: 'column' | 'row'
}

/** `<RadioGroup label={t('…')} value={reason} options={reasons} onChange={setReason} />` */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, hideLabel, hint, error, value, options, onChange, direction = 'column' } = props
  const id = useId()
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className="field"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a fieldset of radios is a radio group, and only that may be aria-required
      role="radiogroup"
      aria-required={props.required || undefined}
      aria-invalid={error ? true : undefined}
      aria-describedby={told || undefined}
      disabled={props.disabled}
    >
      <legend className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</legend>
      <div className="radios" data-direction={direction}>
        {options.map((option, index) => (
          <label key={option.id} className="radio">
            <input
              type="radio"
              className="check-input"
              name={props.name ?? id}
              value={option.id}
              checked={value === option.id}
              onChange={() => onChange(option.id)}
              // biome-ignore lint/a11y/noAutofocus: only where a dialog opens for this very question
              autoFocus={props.autoFocus && index === 0}
            />
            <span className="radio-dot" aria-hidden="true" />
            <span>
              {option.text}
              {option.more && <span className="option-more">{option.more}</span>}
            </span>
          </label>
        ))}
      </div>
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      )}
    </fieldset>
  )
}
