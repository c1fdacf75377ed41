// The bell in the frame of every page: unread count live, the last fifteen on opening.

import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { BellMenu } from '#ui/parts/BellMenu.tsx'
import { bellApi as api } from '../bell/api.ts'
import { useState } from 'react'

export function Bell() {
  const { t } = useWords()
  const { accountId } = useActor()
  const topic = `account:${accountId}`
  const [opened, setOpened] = useState(false)
  useLive([topic])
  const count = useApi(api.countBell, {}, { key: topic })
  const list = useApi(api.listBell, { query: { limit: 15 } }, { key: topic, off: !opened })
  const read = useAct(api.readBell, { refetch: [topic] })
  const entries = (list.data?.rows ?? []).map((item) => ({
    id: item.id,
    text: t(item.kind, item.params),
    href: item.link,
    at: item.createdAt,
    unread: item.readAt === null,
  }))
  return (
    <BellMenu
      unread={count.data?.unread ?? 0}
      entries={entries}
      onOpen={() => setOpened(true)}
      onRead={(id) => void read.run({ body: { ids: [id] } })}
      onReadAll={() => void read.run({ body: { all: true } })}
    />
  )
}
