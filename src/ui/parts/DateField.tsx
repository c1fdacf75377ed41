// A day: Jalali calendar on Persian pages, Gregorian on English ones; data is always the ISO day (Tehran).
// The calendars weigh 27 kB, so they are fetched when the first date field is shown.

import { lazy, Suspense } from 'react'
import { type FieldProps, FieldShadow } from './Field.tsx'

export type DateFieldProps = FieldProps & {
  /** `yyyy-mm-dd`, Gregorian; null: empty. */
  value: string | null
  onChange: (value: string | null) => void
  min?: string
  max?: string
}

const Inner = lazy(() => import('./DateFieldInner.tsx').then((file) => ({ default: file.DateFieldInner })))

/** `<DateField label={t('…')} value={day} onChange={setDay} min="2026-11-22" />` */
export function DateField(props: DateFieldProps) {
  return (
    <Suspense fallback={<FieldShadow {...props} />}>
      <Inner {...props} />
    </Suspense>
  )
}
