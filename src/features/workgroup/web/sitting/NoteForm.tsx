// The opening note: opening words, and what belongs to no item.

import { type FormEvent, useState } from 'react'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useWords } from '#ui/words.tsx'
import type { RoomView } from '../../sitting/model.ts'
import { SaveFoot } from './SaveFoot.tsx'
import { useActing } from './use-acting.ts'
import type { Room } from './use-room.ts'

export function NoteForm({ room, view, onDone }: { room: Room; view: RoomView; onDone: () => void }) {
  const { t } = useWords()
  const [text, setText] = useState(view.note)
  // Written upon what stood there when the form was opened; after a refusal, knowingly upon what is newer.
  const [seen] = useState(view.version)
  const acting = useActing(room)
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    const base = acting.refusal ? view.version : seen
    if (await acting.run('setSittingNote', { body: { text }, base })) onDone()
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <TextArea
        label={t('workgroup.sitting.note')}
        value={text}
        onChange={setText}
        rows={6}
        maxLength={20_000}
        hint={t('workgroup.sitting.note.hint')}
        onSubmit={() => void send()}
        autoFocus
      />
      <SaveFoot acting={acting} onDone={onDone} />
    </form>
  )
}
