import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { knotsApi as api } from '../../knots/api.ts'

/** Another live knot, found by writing. */
export function KnotChoice({
  label,
  required,
  value,
  onChange,
  except,
}: {
  label: string
  required: boolean
  value: string | null
  onChange: (id: string | null) => void
  except: string | null
}) {
  const { t, locale } = useWords()
  const [text, setText] = useState('')
  const found = useApi(api.openKnots, { query: text.trim() ? { text: text.trim().slice(0, 200) } : {} }, { key: 'knots' })
  const options = (found.data?.rows ?? [])
    .filter((k) => k.id !== except)
    .map((k) => ({
      id: k.id,
      text: k.title,
      more: `${k.code} · ${t(`obstacles.knots.state.${k.state}`)} · ${t('obstacles.clusters.size', { count: formatNumber(k.unlocks, locale) })}`,
    }))
  return <ComboBox label={label} required={required} value={value} options={options} onSearch={setText} loading={found.loading} onChange={onChange} />
}
