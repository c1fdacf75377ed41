// A new machine token: name, role, scopes, days; then its secret, once.

import { type FormEvent, useState } from 'react'
import type { Input } from '#kernel/contract.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { copyText } from '../account/copy-text.ts'

type Body = Input<typeof api.createToken>['body']

export function TokenForm({ scopes, roles, onClose }: { scopes: readonly string[]; roles: readonly string[]; onClose: () => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [role, setRole] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [days, setDays] = useState<number | null>(90)
  const [tried, setTried] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const act = useAct(api.createToken, { problems: 'inline', refetch: ['tokens'], onDone: (reply) => setSecret(reply.secret) })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim().length >= 2 && role && chosen.length > 0 && days)
      void act.run({ body: { name: name.trim(), role, scopes: chosen, days } as Body })
  }
  if (secret)
    return (
      <>
        <p>{t('people.token.once')}</p>
        <code className="token-secret">{secret}</code>
        <DialogFoot>
          <Button icon="copy" onPress={() => copyText(secret, t('ui.copied'))}>
            {t('ui.copy')}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t('people.token.kept')}
          </Button>
        </DialogFoot>
      </>
    )
  return (
    <form className="form" onSubmit={send} noValidate>
      <ProblemBox problem={act.problem} />
      <TextField
        label={t('people.token.name')}
        value={name}
        onChange={setName}
        maxLength={100}
        hint={t('people.token.nameHint')}
        error={tried && name.trim().length < 2 ? t('people.fault.name') : null}
        autoFocus
      />
      <Select
        label={t('people.token.role')}
        value={role}
        placeholder={t('ui.choose')}
        options={roles.map((id) => ({ id, text: t(`people.role.${id}`) }))}
        onChange={setRole}
        hint={t('people.token.roleHint')}
        error={tried && !role ? t('ui.choose') : null}
      />
      <fieldset className="scope-list">
        <legend className="field-label">{t('people.token.scopes')}</legend>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            value={chosen.includes(scope)}
            onChange={(on) => setChosen(on ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
          >
            <code dir="ltr">{scope}</code>
          </Checkbox>
        ))}
      </fieldset>
      {tried && chosen.length === 0 && <p className="field-error">{t('people.token.chooseScope')}</p>}
      <NumberField label={t('people.token.days')} value={days} onChange={setDays} min={1} max={365} unit={t('ui.days')} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={act.busy}>
          {t('people.token.make')}
        </Button>
      </DialogFoot>
    </form>
  )
}
