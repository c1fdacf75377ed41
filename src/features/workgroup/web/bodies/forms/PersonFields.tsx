// A holder or a deputy: an account where there is one, else name and phone.

import { useState } from 'react'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'

type Person = { readonly name: string; readonly accountId: string | null; readonly phone: string }

type Props = { legend: string; bodyId: string; agencyId: string | null; value: Person; onChange: (value: Person) => void }

export function PersonFields({ legend, bodyId, agencyId, value, onChange }: Props) {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const found = useApi(
    bodiesApi.bodyCandidates,
    { params: { id: bodyId }, query: { ...(q.trim() && { q: q.trim().slice(0, 100) }), ...(agencyId && { agencyId }) } },
    { key: `body-candidates:${bodyId}` },
  )
  const people = found.data?.rows ?? []
  const choose = (accountId: string | null) => {
    const person = people.find((p) => p.accountId === accountId)
    onChange({ ...value, accountId, name: person ? person.name : value.name })
  }
  return (
    <fieldset className="wb-section">
      <legend>{legend}</legend>
      <ComboBox
        label={t('workgroup.bodies.personAccount')}
        hint={t('workgroup.bodies.personAccountHint')}
        value={value.accountId}
        valueText={value.name}
        options={people.map((p) => ({ id: p.accountId, text: p.name, more: p.roles.map((role) => t(`people.role.${role}`)).join('، ') }))}
        onSearch={setQ}
        onChange={choose}
        loading={found.loading}
      />
      <div className="wb-grid">
        <TextField label={t('workgroup.bodies.personName')} value={value.name} onChange={(name) => onChange({ ...value, name })} maxLength={100} />
        <TextField
          label={t('workgroup.bodies.personPhone')}
          value={value.phone}
          onChange={(phone) => onChange({ ...value, phone })}
          type="tel"
          dir="ltr"
          maxLength={32}
        />
      </div>
    </fieldset>
  )
}
