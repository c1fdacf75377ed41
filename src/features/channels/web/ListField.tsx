// A few short values in one line, separated by commas (also the Persian one).

import { useState } from 'react'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'

export function ListField({ label, value, onChange }: { label: string; value: readonly string[]; onChange: (value: string[]) => void }) {
  const { t } = useWords()
  // What is written stays as it is written: a comma at the end must not vanish.
  const [text, setText] = useState(value.join(', '))
  const change = (next: string) => {
    setText(next)
    onChange(
      next
        .split(/[,،]/)
        .map((v) => v.trim())
        .filter(Boolean),
    )
  }
  return <TextField label={label} hint={t('channels.gateway.commas')} dir="ltr" maxLength={400} value={text} onChange={change} />
}
