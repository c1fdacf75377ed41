// To which desks? Suggested first: the agencies this obstacle usually goes to, with the desk that covers the county.

import { useMemo, useState } from 'react'
import { fold } from '#kernel/text.ts'
import { catalogueApi as obstacles } from '#features/obstacles/catalogue/api.ts'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { useAgencies } from '../parts/use-reference.ts'
import { DeskChoice } from './DeskChoice.tsx'
import { rankDesks } from './rank-desks.ts'

export type Route = { readonly to: readonly { readonly deskId: string; readonly lead?: boolean }[]; readonly alternatives: boolean }
export const noRoute: Route = { to: [], alternatives: false }

type DeskPickerProps = {
  value: Route
  onChange: (value: Route) => void
  groupCode: string | null
  countyId: string | null
  /** Desks that already have it: they cannot be chosen again. */
  taken?: readonly string[]
  /** Desks that sent it back. */
  refused?: readonly string[]
}

/** Choose one or several desks; one may lead, or all are alternatives of each other. */
export function DeskPicker({ value, onChange, groupCode, countyId, taken = [], refused = [] }: DeskPickerProps) {
  const { t } = useWords()
  const { desks, loading } = useAgencies()
  const usual = useApi(obstacles.readUsualAgencies, { params: { code: groupCode ?? '' } }, { key: 'groups', off: !groupCode })
  const [text, setText] = useState('')
  const ranked = useMemo(
    () => rankDesks(desks, usual.data?.agencies.map((one) => one.agencyId) ?? [], countyId, refused),
    [desks, usual.data, countyId, refused],
  )
  if (loading) return <Skeleton lines={4} label={t('ui.loading')} />

  const needle = fold(text.trim())
  const chosen = new Set(value.to.map((one) => one.deskId))
  const found = needle
    ? ranked.filter((one) => fold(`${one.text} ${one.more}`).includes(needle)).slice(0, 12)
    : ranked.filter((one) => one.suggested || chosen.has(one.desk.id))
  // What is chosen stays in sight, on top, also when the search is for something else.
  const shown = [...ranked.filter((one) => chosen.has(one.desk.id) && !found.includes(one)), ...found]
  const toggle = (deskId: string) => {
    const to = chosen.has(deskId) ? value.to.filter((one) => one.deskId !== deskId) : [...value.to, { deskId }]
    onChange({ to, alternatives: value.alternatives && to.length > 1 })
  }
  const lead = (deskId: string) =>
    onChange({ ...value, to: value.to.map((one) => (one.deskId === deskId && !one.lead ? { deskId, lead: true } : { deskId: one.deskId })) })

  return (
    <div className="cw-desks">
      <TextField
        label={t('casework.page.desks.find')}
        value={text}
        onChange={setText}
        icon="search"
        type="search"
        placeholder={t('casework.page.desks.find.hint')}
      />
      <ul className="cw-desk-list" aria-label={t('casework.page.desks')}>
        {shown.map((one, index) => (
          <DeskChoice
            key={one.desk.id}
            place={index + 1}
            option={one}
            chosen={chosen.has(one.desk.id)}
            lead={value.to.some((to) => to.deskId === one.desk.id && to.lead)}
            taken={taken.includes(one.desk.id)}
            refused={refused.includes(one.desk.id)}
            canLead={!value.alternatives && value.to.length > 1}
            onToggle={() => toggle(one.desk.id)}
            onLead={() => lead(one.desk.id)}
          />
        ))}
      </ul>
      {found.length === 0 && <p className="cw-muted">{needle ? t('casework.page.desks.none') : t('casework.page.desks.no-suggestion')}</p>}
      {value.to.length > 1 && (
        <Checkbox
          value={value.alternatives}
          hint={t('casework.page.desks.alternatives.hint')}
          onChange={(alternatives) => onChange({ to: alternatives ? value.to.map(({ deskId }) => ({ deskId })) : value.to, alternatives })}
        >
          {t('casework.page.desks.alternatives')}
        </Checkbox>
      )}
    </div>
  )
}
