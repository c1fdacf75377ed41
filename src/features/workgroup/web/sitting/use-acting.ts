// One act from a form: waits for the answer, tells why not beside the form, and lets the form close when the line is down.

import { useState } from 'react'
import { toast } from '#ui/parts/toast.tsx'
import { useWords } from '#ui/words.tsx'
import * as box from './outbox.ts'
import type { Act, Room } from './use-room.ts'

type ActingInRoom = {
  /** True when the form may close: done, or kept until the line is back. A refused act leaves the outbox: the form holds its words. */
  readonly run: (...what: Parameters<Act>) => Promise<boolean>
  readonly busy: boolean
  readonly refusal: box.Refusal | null
}

export function useActing(room: Room): ActingInRoom {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<box.Refusal | null>(null)
  const run: ActingInRoom['run'] = async (...what) => {
    setBusy(true)
    setRefusal(null)
    const sent = await room.act(...what)
    setBusy(false)
    if (sent.state === 'kept') toast(t('workgroup.sitting.kept'), { tone: 'info' })
    if (sent.state !== 'no') return true
    room.store.change((o) => box.drop(o, sent.id))
    setRefusal(sent.refusal)
    return false
  }
  return { run, busy, refusal }
}
