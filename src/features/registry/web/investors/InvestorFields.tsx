import { useState } from 'react'
import { checkNationalId } from '#kernel/identity.ts'
import type { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import type { InvestorCard, InvestorForm } from '../../units/model.ts'
import { ContactFields } from '../units/ContactFields.tsx'
import { CheckedField } from '../units/UnitFields.tsx'
import { contactDrafts, contactForms, newContact } from '../units/unit-draft.ts'
import { usePlaces } from '../use-places.ts'

type Props = { first?: InvestorCard; busy: boolean; problem: Problem | null; onSave: (form: InvestorForm) => void; onCancel: () => void }

export function InvestorFields({ first, busy, problem, onSave, onCancel }: Props) {
  const { t } = useWords()
  const places = usePlaces()
  const [name, setName] = useState(first?.name ?? '')
  const [nationalId, setNationalId] = useState(first?.nationalId ?? '')
  const [plan, setPlan] = useState(first?.plan ?? '')
  const [countyId, setCountyId] = useState(first?.countyId ?? null)
  const [contacts, setContacts] = useState(first ? contactDrafts(first.contacts) : [newContact()])
  const save = () => {
    // Whoever left the first contact's name empty means the investor themselves.
    const named = contacts.map((c) => ({ ...c, name: c.name.trim() || name }))
    onSave({ name, nationalId: nationalId.trim() || null, plan, countyId, contacts: contactForms(named) })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField label={t('registry.investor.name')} value={name} onChange={setName} required autoFocus maxLength={200} />
      <TextArea label={t('registry.investor.plan')} value={plan} onChange={setPlan} rows={3} maxLength={1000} />
      <div className="form-row">
        <CheckedField
          label={t('registry.investor.nationalId')}
          value={nationalId}
          onChange={setNationalId}
          check={checkNationalId}
          field="nationalId"
          problem={problem}
        />
        <Select
          label={t('registry.county')}
          value={countyId}
          options={places.countyOptions}
          placeholder={t('registry.investor.anywhere')}
          onChange={setCountyId}
          onClear={() => setCountyId(null)}
        />
      </div>
      <ContactFields rows={contacts} onChange={(rows) => setContacts([...rows])} problem={problem} />
      <ProblemBox problem={problem} />
      <DialogFoot>
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={busy}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </form>
  )
}
