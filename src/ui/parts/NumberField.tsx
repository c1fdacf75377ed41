// A number, in the digits of the page; takes Persian, Arabic and Latin digits. Fetched when the first one is shown.

import { lazy, Suspense } from 'react'
import { type FieldProps, FieldShadow } from './Field.tsx'

export type NumberFieldProps = FieldProps & {
  /** null: empty. */
  value: number | null
  onChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  /** Intl options, e.g. `{ maximumFractionDigits: 1 }`. */
  format?: Intl.NumberFormatOptions
  /** Words after the number, e.g. "hours". */
  unit?: string
}

const Inner = lazy(() => import('./NumberFieldInner.tsx').then((file) => ({ default: file.NumberFieldInner })))

/** `<NumberField label={t('…')} value={hours} onChange={setHours} min={1} max={720} unit={t('ui.hours')} />` */
export function NumberField(props: NumberFieldProps) {
  return (
    <Suspense fallback={<FieldShadow {...props} />}>
      <Inner {...props} />
    </Suspense>
  )
}
