// The frame of a field made by React Aria: label above, hint and error below the control.

import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { useWords } from '../words.tsx'
import type { FieldProps } from './Field.tsx'

/** The props React Aria wants, of the ones we offer. */
export function ariaField(props: FieldProps) {
  return {
    isInvalid: !!props.error,
    isRequired: props.required ?? false,
    isDisabled: props.disabled ?? false,
    validationBehavior: 'aria' as const,
    ...(props.name && { name: props.name }),
    ...(props.autoFocus && { autoFocus: true }),
  }
}

/** Label above, hint and error below the control; used inside a React Aria field. */
export function FieldFrame({ label, hideLabel, hint, error, required, children }: FieldProps & { children: ReactNode }) {
  const { t } = useWords()
  return (
    <>
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
        {required === false && <span className="field-optional"> {t('ui.optional')}</span>}
      </Label>
      {children}
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error ?? ''}</FieldError>
    </>
  )
}
