// Giving a person one more hat.

import { type FormEvent, useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { HatFields } from './HatFields.tsx'
import { hatOf, noHat } from './hat-draft.ts'

export function GrantForm({
  id,
  mayGrant,
  refetch,
  onClose,
}: {
  id: string
  mayGrant: readonly string[]
  refetch: readonly string[]
  onClose: () => void
}) {
  const { t } = useWords()
  const [draft, setDraft] = useState(noHat)
  const [tried, setTried] = useState(false)
  const act = useAct(api.grantHat, { problems: 'inline', refetch, done: t('people.person.granted'), onDone: onClose })
  const hat = hatOf(draft)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (hat) void act.run({ params: { id }, body: hat })
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <ProblemBox problem={act.problem} />
      <HatFields value={draft} onChange={setDraft} mayGrant={mayGrant} tried={tried} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={act.busy}>
          {t('people.person.grant')}
        </Button>
      </DialogFoot>
    </form>
  )
}
