// Another case by its code: looked up while typing, shown before it is used.

import { useEffect, useState } from 'react'
import { toLatinDigits } from '#kernel/format.ts'
import { TextField } from '#ui/parts/TextField.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { useLater } from './use-later.ts'

const shape = /^[A-Z]{2}-\d{4}-\d{1,9}$/

/** `<CaseField label={t('…')} onChange={(id) => set({ intoId: id })} />` */
export function CaseField({ label, onChange }: { label: string; onChange: (id: string | null) => void }) {
  const { t, say } = useWords()
  const [text, setText] = useState('')
  const typed = toLatinDigits(text).trim().toUpperCase()
  const code = useLater(typed, 300)
  const asked = shape.test(code)
  const found = useApi(api.findCase, { params: { code } }, { key: 'cases', off: !asked })
  // While another code is being typed, the case of the former one must not be taken.
  const id = (code === typed && found.data?.id) || null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told only when another case is found
  useEffect(() => onChange(id), [id])
  const hint = id && found.data ? `${found.data.unitName} — ${t(`casework.status.${found.data.status}`)}` : t('casework.page.code.hint')
  return (
    <TextField
      label={label}
      value={text}
      onChange={setText}
      dir="ltr"
      hint={hint}
      error={asked && found.problem && !id ? say(found.problem) : null}
      required
    />
  )
}
