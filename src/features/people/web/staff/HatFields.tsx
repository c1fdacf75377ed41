// Which hat, and where it is worn: a representative needs a desk, a head an agency.

import { Select } from '#ui/parts/Select.tsx'
import { useWords } from '#ui/words.tsx'
import type { StaffRole } from '../../model.ts'
import { useAgencies } from '../use-agencies.ts'
import { type HatDraft, needsAgency, noHat } from './hat-draft.ts'

export function HatFields({
  value,
  onChange,
  mayGrant,
  tried,
}: {
  value: HatDraft
  onChange: (value: HatDraft) => void
  mayGrant: readonly string[]
  tried: boolean
}) {
  const { t } = useWords()
  const { agencies } = useAgencies()
  const agency = agencies.find((one) => one.id === value.agencyId)
  const missing = (is: boolean) => (tried && is ? t('ui.choose') : null)
  return (
    <>
      <Select
        label={t('people.field.role')}
        value={value.role}
        placeholder={t('ui.choose')}
        options={mayGrant.map((id) => ({ id: id as StaffRole, text: t(`people.role.${id}`) }))}
        onChange={(role) => onChange({ ...noHat, role })}
        hint={value.role ? t(`people.roleHint.${value.role}`) : undefined}
        error={missing(!value.role)}
      />
      {needsAgency(value.role) && (
        <Select
          label={t('people.field.agency')}
          value={value.agencyId}
          placeholder={t('ui.choose')}
          options={agencies}
          onChange={(agencyId) => onChange({ ...value, agencyId, deskId: null })}
          error={missing(!value.agencyId)}
        />
      )}
      {value.role === 'agencyRep' && agency && (
        <Select
          label={t('people.field.desk')}
          value={value.deskId}
          placeholder={t('ui.choose')}
          options={agency.desks}
          onChange={(deskId) => onChange({ ...value, deskId })}
          error={missing(!value.deskId)}
        />
      )}
    </>
  )
}
