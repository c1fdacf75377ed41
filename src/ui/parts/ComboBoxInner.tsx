// One of many, found by writing: local options are filtered blind to spelling; remote ones are asked for.

import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { fold } from '#kernel/text.ts'
import { useWords } from '../words.tsx'
import type { Awakened, Choice, ComboBoxProps } from './ComboBox.tsx'
import { ariaField, FieldFrame } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'

/** See ComboBox.tsx. */
export function ComboBoxInner<Id extends string>(props: ComboBoxProps<Id> & Awakened) {
  const { value, options, onChange, onSearch, placeholder } = props
  const { t } = useWords()
  const chosen = options.find((one) => one.id === value)?.text ?? (value ? (props.valueText ?? '') : '')
  const [written, setWritten] = useState<string | null>(props.written || null)
  const text = written ?? chosen
  const input = useRef<HTMLInputElement>(null)
  // It takes the place of the plain input that was turned to: focus and what was written there pass over within one
  // frame, so that no key in between is lost.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on appearing
  useLayoutEffect(() => {
    if (!props.focused) return
    input.current?.focus()
    input.current?.setSelectionRange(text.length, text.length)
    if (props.written) onSearch?.(props.written)
  }, [])
  const visible = useMemo(() => {
    if (onSearch || written === null || written === chosen) return options
    const needle = fold(written)
    return options.filter((one) => fold(`${one.text} ${one.more ?? ''}`).includes(needle))
  }, [options, written, chosen, onSearch])
  return (
    <AriaComboBox
      className="field"
      items={visible}
      selectedKey={value}
      inputValue={text}
      allowsEmptyCollection
      menuTrigger="focus"
      onInputChange={(next) => {
        setWritten(next === chosen ? null : next)
        onSearch?.(next)
        if (next === '' && value !== null) onChange(null)
      }}
      onSelectionChange={(key) => {
        setWritten(null)
        if (key !== null) onChange(key as Id)
      }}
      onOpenChange={(open) => {
        if (!open) setWritten(null)
      }}
      {...ariaField({ ...props, autoFocus: false })}
    >
      <FieldFrame {...props}>
        <span className="input-box">
          <Input ref={input} className="input" placeholder={placeholder ?? ''} />
          {props.loading && <span className="spinner" aria-hidden="true" />}
          <AriaButton className="input-button" aria-label={t('ui.show-choices')}>
            <Icon name="down" size={16} />
          </AriaButton>
        </span>
      </FieldFrame>
      <Popover className="popover" offset={4}>
        <ListBox<Choice<Id>>
          className="listbox"
          renderEmptyState={() => <p className="listbox-empty">{props.loading ? t('ui.loading') : (props.emptyText ?? t('ui.nothing-found'))}</p>}
        >
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.text} className="option">
              <Text slot="label">
                {item.text} {item.more && <span className="option-more">{item.more}</span>}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
