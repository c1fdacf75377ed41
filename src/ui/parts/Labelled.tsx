// The frame of a native control: label above, hint and error below, tied together for screen readers.

import { type ReactNode, useId } from 'react'
import { useWords } from '../words.tsx'
import type { FieldProps } from './Field.tsx'

export type ControlProps = {
  readonly id: string
  readonly disabled: boolean
  readonly 'aria-required'?: true
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
  readonly name?: string
  readonly autoFocus?: true
}

export function Labelled(props: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { t } = useWords()
  const id = useId()
  const { label, hideLabel, hint, error, required, children } = props
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
        {required === false && <span className="field-optional"> {t('ui.optional')}</span>}
      </label>
      {children({
        id,
        disabled: props.disabled ?? false,
        ...(required && { 'aria-required': true as const }),
        ...(error && { 'aria-invalid': true as const }),
        ...(told && { 'aria-describedby': told }),
        ...(props.name && { name: props.name }),
        ...(props.autoFocus && { autoFocus: true as const }),
      })}
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
    </div>
  )
}
