// The knot on which a case shall wait: confirmed ones only, those first that hold up most.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { knotsApi } from '#features/obstacles/knots/api.ts'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { takesCases } from '../../knots/rules.ts'
import { useLater } from './use-later.ts'

type KnotFieldProps = { label: string; value: string | null; onChange: (id: string | null) => void }

export function KnotField({ label, value, onChange }: KnotFieldProps) {
  const { t, locale } = useWords()
  const [text, setText] = useState('')
  const asked = useLater(text.trim())
  const found = useApi(knotsApi.openKnots, { query: asked ? { text: asked } : {} }, { key: 'knots' })
  const options = (found.data?.rows ?? [])
    .filter((knot) => takesCases(knot.state))
    .map((knot) => ({
      id: knot.id,
      text: knot.title,
      more: [knot.code, knot.target, t('casework.page.knot.waits', { count: formatNumber(knot.unlocks, locale) })].filter(Boolean).join(' · '),
    }))
  return (
    <ComboBox
      label={label}
      value={value}
      options={options}
      onSearch={setText}
      loading={found.loading}
      placeholder={t('casework.page.knot.find.hint')}
      emptyText={t('casework.page.knot.none')}
      onChange={onChange}
      required
    />
  )
}
