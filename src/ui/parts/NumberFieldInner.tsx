// The number field itself.

import { Input } from 'react-aria-components/Input'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { Group } from 'react-aria-components/Group'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ariaField, FieldFrame } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'
import type { NumberFieldProps } from './NumberField.tsx'

/** See NumberField.tsx. */
export function NumberFieldInner(props: NumberFieldProps) {
  const { value, onChange, min, max, step, format, unit } = props
  return (
    <AriaNumberField
      className="field"
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min !== undefined && { minValue: min })}
      {...(max !== undefined && { maxValue: max })}
      {...(step !== undefined && { step })}
      {...(format && { formatOptions: format })}
      {...ariaField(props)}
    >
      <FieldFrame {...props}>
        <Group className="input-box">
          <Input className="input" />
          {unit && <span className="input-unit">{unit}</span>}
          <AriaButton slot="decrement" className="input-button">
            <Icon name="minus" size={14} />
          </AriaButton>
          <AriaButton slot="increment" className="input-button">
            <Icon name="plus" size={14} />
          </AriaButton>
        </Group>
      </FieldFrame>
    </AriaNumberField>
  )
}
