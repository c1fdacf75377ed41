// One of a few: the browser's own select — light, right on every phone and in every direction.

import type { FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { Labelled } from './Labelled.tsx'

export type Option<Id extends string = string> = { readonly id: Id; readonly text: string; readonly group?: string; readonly disabled?: boolean }
export type SelectProps<Id extends string> = FieldProps & {
  value: Id | null
  options: readonly Option<Id>[]
  onChange: (value: Id) => void
  /** First line, chosen when value is null, e.g. "choose…" or "all". */
  placeholder?: string
  /** With a placeholder: choosing it calls this. */
  onClear?: () => void
}

/** `<Select label={t('…')} value={role} options={roles.map(…)} onChange={setRole} placeholder={t('ui.choose')} />` */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { value, options, onChange, placeholder, onClear } = props
  const groups = Map.groupBy(options, (option) => option.group ?? '')
  const print = (list: readonly Option<Id>[]) =>
    list.map((option) => (
      <option key={option.id} value={option.id} disabled={option.disabled}>
        {option.text}
      </option>
    ))
  return (
    <Labelled {...props}>
      {(control) => (
        <span className="input-box select-box">
          <select
            {...control}
            className="input"
            value={value ?? ''}
            onChange={(event) => (event.target.value === '' ? onClear?.() : onChange(event.target.value as Id))}
          >
            {(placeholder !== undefined || value === null) && (
              <option value="" disabled={!onClear}>
                {placeholder ?? ''}
              </option>
            )}
            {[...groups].map(([group, list]) =>
              group ? (
                <optgroup key={group} label={group}>
                  {print(list)}
                </optgroup>
              ) : (
                print(list)
              ),
            )}
          </select>
          <Icon name="down" size={16} />
        </span>
      )}
    </Labelled>
  )
}
