// One line of text.

import type { FieldProps } from './Field.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Labelled } from './Labelled.tsx'

export type TextFieldProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'tel' | 'email' | 'search' | 'url'
  placeholder?: string
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  maxLength?: number
  /** `ltr` for codes, phones and numbers also on Persian pages; `auto` follows what is written. */
  dir?: 'ltr' | 'rtl' | 'auto'
  icon?: IconName
  onEnter?: () => void
  onBlur?: () => void
}

/** `<TextField label={t('…')} value={phone} onChange={setPhone} type="tel" dir="ltr" error={say…} />` */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', maxLength = 500, icon, onEnter } = props
  return (
    <Labelled {...props}>
      {(control) => (
        <span className="input-box">
          {icon && <Icon name={icon} size={16} />}
          <input
            {...control}
            className="input"
            type={type}
            value={value}
            maxLength={maxLength}
            dir={props.dir}
            placeholder={props.placeholder}
            autoComplete={props.autoComplete}
            inputMode={props.inputMode}
            onBlur={props.onBlur}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              // An input method's Enter chooses a letter; it does not send.
              if (event.key !== 'Enter' || event.nativeEvent.isComposing || !onEnter) return
              event.preventDefault()
              onEnter()
            }}
          />
        </span>
      )}
    </Labelled>
  )
}
