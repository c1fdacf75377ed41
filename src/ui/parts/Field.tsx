// What every field has in common.

export type FieldProps = {
  label: string
  /** Keeps the label for screen readers only (search boxes, table filters). */
  hideLabel?: boolean
  /** One sentence under the field. */
  hint?: string | undefined
  /** What is wrong, in words; null or absent: nothing. */
  error?: string | null | undefined
  required?: boolean
  disabled?: boolean
  name?: string
  autoFocus?: boolean
}

/** The place of a field whose file is still on its way, so that nothing jumps. */
export function FieldShadow({ label, hideLabel, hint }: FieldProps) {
  return (
    <div className="field" aria-busy="true">
      <span className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</span>
      <span className="input-box" />
      {hint && <span className="field-hint">{hint}</span>}
    </div>
  )
}
