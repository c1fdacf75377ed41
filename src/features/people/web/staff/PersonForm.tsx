// Name, phone, username and e-mail of a colleague.

import { type FormEvent, useState } from 'react'
import type { Static } from 'typebox'
import { normalisePhone } from '#kernel/identity.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { PersonView } from '../../staff/model.ts'

type Props = { id: string; view: Static<typeof PersonView>; refetch: readonly string[]; onClose: () => void }

export function PersonForm({ id, view, refetch, onClose }: Props) {
  const { t } = useWords()
  const [name, setName] = useState(view.person.name)
  const [phone, setPhone] = useState(view.person.phone ?? '')
  const [username, setUsername] = useState(view.person.username ?? '')
  const [email, setEmail] = useState(view.email ?? '')
  const act = useAct(api.changePerson, { problems: 'inline', refetch, done: t('ui.saved'), onDone: onClose })
  const checked = phone.trim() ? normalisePhone(phone) : null
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim().length < 2 || (checked && !checked.ok)) return
    void act.run({
      params: { id },
      body: {
        name: name.trim(),
        ...(checked?.ok && { phone: checked.value }),
        ...(username.trim() && { username: username.trim() }),
        ...(email.trim() !== (view.email ?? '') && { email: email.trim() }),
      },
    })
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <ProblemBox problem={act.problem} />
      <TextField
        label={t('people.field.name')}
        value={name}
        onChange={setName}
        maxLength={100}
        error={name.trim().length < 2 ? t('people.fault.name') : null}
        autoFocus
      />
      <TextField
        label={t('people.field.phone')}
        value={phone}
        onChange={setPhone}
        type="tel"
        dir="ltr"
        maxLength={32}
        error={checked && !checked.ok ? t(`problem.${checked.reason}`) : null}
      />
      <TextField
        label={t('people.field.username')}
        value={username}
        onChange={setUsername}
        dir="ltr"
        maxLength={40}
        hint={t('people.person.usernameHint')}
        required={false}
      />
      <TextField label={t('people.field.email')} value={email} onChange={setEmail} type="email" dir="ltr" maxLength={200} required={false} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={act.busy}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </form>
  )
}
