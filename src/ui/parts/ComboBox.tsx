// One of many, found by writing: local options are filtered blind to spelling; remote ones are asked for.

import { type ComponentType, useState } from 'react'
import type { FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { Labelled } from './Labelled.tsx'
import { useAwake } from './use-awake.ts'

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

const load = () => import('./ComboBoxInner.tsx').then((file) => file.ComboBoxInner as ComponentType<ComboBoxProps<string> & Awakened>)

/** What was done to the field before its list was there. */
export type Awakened = { readonly written: string; readonly focused: boolean }

/**
 * `<ComboBox label={t('…')} value={unitId} options={found} onSearch={setText} onChange={setUnitId} />`
 * Until somebody turns to it, a plain input stands there: the list and its placing weigh 50 kB, too much for the many
 * pages where nobody opens it. What is written meanwhile is handed over.
 */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const [Inner, wake] = useAwake(load)
  const [written, setWritten] = useState('')
  const [focused, setFocused] = useState(true)
  const { options, value, valueText, placeholder } = props
  if (Inner) return <Inner {...(props as unknown as ComboBoxProps<string>)} written={written} focused={focused} />
  return (
    <Labelled {...props}>
      {(control) => (
        <span className="input-box" onPointerEnter={() => load().catch(() => {})}>
          <input
            {...control}
            className="input"
            role="combobox"
            aria-expanded={false}
            aria-autocomplete="list"
            autoComplete="off"
            placeholder={placeholder}
            value={written || (options.find((one) => one.id === value)?.text ?? (value ? valueText : '') ?? '')}
            onChange={(event) => {
              setWritten(event.target.value)
              wake()
            }}
            onFocus={() => {
              setFocused(true)
              wake()
            }}
            onBlur={() => setFocused(false)}
          />
          <span className="input-button">
            <Icon name="down" size={16} />
          </span>
        </span>
      )}
    </Labelled>
  )
}
