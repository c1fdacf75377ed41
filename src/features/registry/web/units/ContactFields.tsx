import { useState } from 'react'
import { normalisePhone } from '#kernel/identity.ts'
import type { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { CheckedField } from './UnitFields.tsx'
import { type ContactDraft, newContact, newPhone, type PhoneDraft } from './unit-draft.ts'

/** People to call, each with several phones. */
export function ContactFields({
  rows,
  onChange,
  problem,
}: {
  rows: readonly ContactDraft[]
  onChange: (rows: readonly ContactDraft[]) => void
  problem: Problem | null
}) {
  const { t } = useWords()
  // Whoever adds a row wants to write in it.
  const [added, setAdded] = useState<string | null>(null)
  const add = () => {
    const row = newContact()
    setAdded(row.key)
    onChange([...rows, row])
  }
  const set = (at: number, part: Partial<ContactDraft>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)))
  return (
    <div className="form">
      {rows.map((row, i) => (
        <fieldset key={row.key} className="rows">
          <legend className="visually-hidden">{t('registry.contact.row', { n: i + 1 })}</legend>
          <div className="form-row">
            <TextField
              label={t('registry.contact.name')}
              value={row.name}
              onChange={(name) => set(i, { name })}
              required
              autoFocus={row.key === added}
              maxLength={120}
            />
            <TextField
              label={t('registry.contact.post')}
              value={row.post}
              onChange={(post) => set(i, { post })}
              hint={t('registry.contact.postHint')}
              maxLength={120}
            />
          </div>
          <Phones rows={row.phones} onChange={(phones) => set(i, { phones })} contact={i} problem={problem} />
          <Button kind="quiet" size="small" icon="trash" onPress={() => onChange(rows.filter((_, at) => at !== i))}>
            {t('registry.contact.remove')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button icon="plus" onPress={add}>
          {t('registry.contact.add')}
        </Button>
      </div>
    </div>
  )
}

function Phones({
  rows,
  onChange,
  contact,
  problem,
}: {
  rows: readonly PhoneDraft[]
  onChange: (rows: readonly PhoneDraft[]) => void
  contact: number
  problem: Problem | null
}) {
  const { t } = useWords()
  const set = (at: number, part: Partial<PhoneDraft>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)))
  return (
    <>
      {rows.map((row, i) => (
        <div key={row.key} className="phone-row">
          <CheckedField
            label={t('registry.phone.number')}
            value={row.number}
            onChange={(number) => set(i, { number })}
            check={normalisePhone}
            field={`contacts.${contact}.phones.${i}`}
            problem={problem}
            type="tel"
          />
          <TextField label={t('registry.phone.label')} value={row.label} onChange={(label) => set(i, { label })} maxLength={60} />
          <Button kind="quiet" icon="close" label={t('registry.phone.remove')} onPress={() => onChange(rows.filter((_, at) => at !== i))} />
        </div>
      ))}
      <div>
        <Button kind="quiet" size="small" icon="plus" onPress={() => onChange([...rows, newPhone()])}>
          {t('registry.phone.add')}
        </Button>
      </div>
    </>
  )
}
