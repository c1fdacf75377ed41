// Goes on with a session that was closed by mistake, with the reason.

import { type FormEvent, useState } from 'react'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useWords } from '#ui/words.tsx'
import { SaveFoot } from './SaveFoot.tsx'
import { useActing } from './use-acting.ts'
import type { Room } from './use-room.ts'

export function ResumeForm({ room, onDone }: { room: Room; onDone: () => void }) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const acting = useActing(room)
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    if (reason.trim() && (await acting.run('resumeSitting', { body: { reason } }))) onDone()
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <p>{t('workgroup.sitting.resume.question')}</p>
      <TextArea
        label={t('workgroup.session.field.reason')}
        hint={t('workgroup.sitting.early.hint')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={2000}
        onSubmit={() => void send()}
        autoFocus
        required
      />
      <SaveFoot acting={acting} onDone={onDone} text={t('workgroup.sitting.resume')} />
    </form>
  )
}
