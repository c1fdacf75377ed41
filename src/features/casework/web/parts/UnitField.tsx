// A unit found by name, identifier, licence number or phone.

import { useState } from 'react'
import { api as registry } from '#features/registry/api.ts'
import type { UnitHint } from '#features/registry/model.ts'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { useLater } from './use-later.ts'

type UnitFieldProps = {
  value: string | null
  /** Name of the chosen unit, so that it shows before anything was searched for. */
  valueText?: string
  onChange: (unit: UnitHint | null) => void
  label?: string
}

/** `<UnitField value={draft.unitId} valueText={draft.unitName} onChange={(unit) => …} />` */
export function UnitField({ value, valueText, onChange, label }: UnitFieldProps) {
  const { t, locale } = useWords()
  const [text, setText] = useState('')
  const asked = useLater(text.trim())
  const found = useApi(registry.suggestUnits, { query: { q: asked } }, { key: 'units', off: asked.length < 2 })
  const rows = asked.length < 2 ? [] : (found.data?.rows ?? [])
  const options = rows.map((unit) => ({
    id: unit.id,
    text: unit.name,
    more: [locale === 'fa' ? unit.countyFa : unit.countyEn, unit.activity, unit.legalEntityId].filter(Boolean).join(' · '),
  }))
  return (
    <ComboBox
      label={label ?? t('casework.page.unit')}
      value={value}
      valueText={valueText ?? ''}
      options={options}
      onSearch={setText}
      loading={found.loading && asked.length >= 2}
      placeholder={t('casework.page.unit.hint')}
      emptyText={asked.length < 2 ? t('casework.page.unit.type') : t('casework.page.unit.none')}
      onChange={(id) => onChange(rows.find((unit) => unit.id === id) ?? null)}
    />
  )
}
