// One of many, found by writing: local options are filtered blind to spelling; remote ones are asked for.
// Fetched when the first one is shown.

import { type ComponentType, lazy, Suspense } from 'react'
import { type FieldProps, FieldShadow } from './Field.tsx'

export type Choice<Id extends string = string> = { readonly id: Id; readonly text: string; readonly more?: string }
export type ComboBoxProps<Id extends string> = FieldProps & {
  value: Id | null
  options: readonly Choice<Id>[]
  onChange: (value: Id | null) => void
  /** Give it when options come from the server: called with what is written; `options` are then shown unfiltered. */
  onSearch?: (text: string) => void
  loading?: boolean
  placeholder?: string
  /** The text shown for `value` when it is not (yet) among the options. */
  valueText?: string
  /** Shown when nothing fits; default "nothing found". */
  emptyText?: string
}

const Inner = lazy(() => import('./ComboBoxInner.tsx').then((file) => ({ default: file.ComboBoxInner as ComponentType<ComboBoxProps<string>> })))

/** `<ComboBox label={t('…')} value={unitId} options={found} onSearch={setText} onChange={setUnitId} />` */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  return (
    <Suspense fallback={<FieldShadow {...props} />}>
      <Inner {...(props as unknown as ComboBoxProps<string>)} />
    </Suspense>
  )
}
