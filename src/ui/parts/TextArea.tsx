// Several lines of text; grows with what is written, counts when it nears its limit.

import { useWords } from '../words.tsx'
import type { FieldProps } from './Field.tsx'
import { Labelled } from './Labelled.tsx'

export type TextAreaProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  rows?: number
  maxLength?: number
  placeholder?: string
  /** Ctrl+Enter (or Cmd+Enter) sends. */
  onSubmit?: () => void
  dir?: 'ltr' | 'rtl' | 'auto'
}

/** `<TextArea label={t('…')} value={text} onChange={setText} rows={4} maxLength={10_000} onSubmit={send} />` */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 4, maxLength = 10_000, dir = 'auto', onSubmit } = props
  const { t } = useWords()
  const left = maxLength - value.length
  const hint = left < maxLength * 0.1 ? t('ui.characters-left', { count: left }) : props.hint
  return (
    <Labelled {...props} hint={hint}>
      {(control) => (
        <textarea
          {...control}
          className="input textarea"
          rows={rows}
          value={value}
          maxLength={maxLength}
          dir={value ? dir : undefined}
          placeholder={props.placeholder}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !onSubmit) return
            event.preventDefault()
            onSubmit()
          }}
        />
      )}
    </Labelled>
  )
}
