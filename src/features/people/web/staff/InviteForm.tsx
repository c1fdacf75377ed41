// Inviting a colleague by phone: they accept by signing in with a one-time code to that phone.

import { type FormEvent, useState } from 'react'
import { normalisePhone } from '#kernel/identity.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { HatFields } from './HatFields.tsx'
import { hatOf, noHat } from './hat-draft.ts'

export function InviteForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [draft, setDraft] = useState(noHat)
  const [tried, setTried] = useState(false)
  const open = useApi(api.listInvitations, { query: { limit: 1 } }, { key: 'invitations' })
  const act = useAct(api.invite, { problems: 'inline', refetch: ['invitations'], done: t('people.invite.done'), onDone })
  const checked = normalisePhone(phone)
  const hat = hatOf(draft)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (checked.ok && hat && name.trim().length >= 2) void act.run({ body: { name: name.trim(), phone: checked.value, hat } })
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <ProblemBox problem={act.problem ?? open.problem} />
      <TextField
        label={t('people.field.name')}
        value={name}
        onChange={setName}
        maxLength={100}
        error={tried && name.trim().length < 2 ? t('people.fault.name') : null}
        autoFocus
      />
      <TextField
        label={t('people.field.mobile')}
        value={phone}
        onChange={setPhone}
        type="tel"
        dir="ltr"
        maxLength={32}
        hint={t('people.invite.phoneHint')}
        error={tried && !checked.ok ? t(`problem.${checked.reason}`) : null}
      />
      <HatFields value={draft} onChange={setDraft} mayGrant={open.data?.mayInvite ?? []} tried={tried} />
      <DialogFoot>
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" icon="send" busy={act.busy}>
          {t('people.invite.send')}
        </Button>
      </DialogFoot>
    </form>
  )
}
