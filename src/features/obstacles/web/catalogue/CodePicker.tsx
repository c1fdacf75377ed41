import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { useWords } from '#ui/words.tsx'
import type { Group } from '../../catalogue/model.ts'
import { nameIn } from './look.ts'

type CodePickerProps = {
  label: string
  codes: readonly string[]
  onChange: (codes: string[]) => void
  groups: readonly Group[]
  /** Codes that cannot be taken away. */
  fixed?: readonly string[]
  /** Codes that are not offered. */
  without?: readonly string[]
}

/** Several groups, chosen one after the other. */
export function CodePicker({ label, codes, onChange, groups, fixed = [], without = [] }: CodePickerProps) {
  const { t, locale } = useWords()
  const free = groups.filter((g) => !codes.includes(g.code) && !without.includes(g.code))
  const named = (code: string) => {
    const group = groups.find((g) => g.code === code)
    return group ? nameIn(locale, group) : code
  }
  return (
    <Stack gap={2}>
      <ComboBox
        key={codes.length}
        label={label}
        value={null}
        options={free.map((g) => ({ id: g.code, text: nameIn(locale, g), more: g.code }))}
        onChange={(code) => code && onChange([...codes, code])}
      />
      {codes.length > 0 && (
        <ul className="cat-codes">
          {codes.map((code) => (
            <li key={code}>
              <span>
                {named(code)} <bdi dir="ltr">({code})</bdi>
              </span>
              {!fixed.includes(code) && (
                <Button
                  kind="quiet"
                  size="small"
                  icon="close"
                  label={t('obstacles.usual.remove', { name: named(code) })}
                  onPress={() => onChange(codes.filter((one) => one !== code))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}
