import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DialogButton, DialogFoot } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { Contact } from '../../units/model.ts'
import { PhoneLink } from './Digits.tsx'

type ContactsProps = { contacts: readonly Contact[]; hidden: boolean; unitId?: string; mayAdd: boolean }

/** Whom to call at a unit or investor; a phone can be added without opening the whole form. */
export function Contacts({ contacts, hidden, unitId, mayAdd }: ContactsProps) {
  const { t } = useWords()
  return (
    <Card
      title={t('registry.unit.contacts')}
      actions={
        unitId &&
        mayAdd && (
          <DialogButton text={t('registry.phone.add')} title={t('registry.phone.add')} icon="plus" size="small" dialogSize="small">
            {(close) => <AddPhone unitId={unitId} onDone={close} />}
          </DialogButton>
        )
      }
    >
      {hidden ? (
        <p className="muted">{t('registry.unit.phonesHidden')}</p>
      ) : contacts.length === 0 ? (
        <EmptyState icon="phone" title={t('registry.unit.noContacts')} />
      ) : (
        <ul className="contacts">
          {contacts.map((contact) => (
            <li key={contact.id}>
              <p>
                <strong>{contact.name}</strong> {contact.post && <span className="muted">{contact.post}</span>}
              </p>
              {contact.phones.map((phone) => (
                <p key={phone.id}>
                  <PhoneLink number={phone.number} /> {phone.label && <span className="muted">{phone.label}</span>}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function AddPhone({ unitId, onDone }: { unitId: string; onDone: () => void }) {
  const { t, say } = useWords()
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [label, setLabel] = useState('')
  const add = useAct(api.addUnitPhone, { refetch: [`unit:${unitId}`], done: t('registry.phone.added'), onDone, problems: 'inline' })
  const wrongNumber = add.problem?.details['field'] === 'phone'
  const send = () => void add.run({ params: { id: unitId }, body: { name, number, label } })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextField label={t('registry.contact.name')} value={name} onChange={setName} required autoFocus maxLength={120} />
      <TextField
        label={t('registry.phone.number')}
        value={number}
        onChange={setNumber}
        type="tel"
        dir="ltr"
        required
        maxLength={40}
        error={wrongNumber ? say(add.problem) : null}
      />
      <TextField label={t('registry.phone.label')} value={label} onChange={setLabel} hint={t('registry.phone.labelHint')} maxLength={60} />
      {!wrongNumber && <ProblemBox problem={add.problem} />}
      <Stack gap={2}>
        <DialogFoot>
          <Button onPress={onDone}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" busy={add.busy}>
            {t('ui.add')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  )
}
