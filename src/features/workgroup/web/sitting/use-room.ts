// The room of a session on this page: the server's view, what still waits laid over it, and the one way to act.

import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { useMe } from '#ui/session.tsx'
import { type Asked, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { sittingApi } from '../../sitting/api.ts'
import type { RoomView } from '../../sitting/model.ts'
import type { Kind, Outbox } from './outbox.ts'
import { overlay } from './overlay.ts'
import { openStore, type Sent, type Store } from './store.ts'

export type Act = (kind: Kind, what?: { readonly params?: Record<string, string>; readonly body?: object; readonly base?: number }) => Promise<Sent>

export type Room = {
  readonly found: Asked<RoomView>
  /** As the person has left it. */
  readonly view: RoomView | undefined
  readonly outbox: Outbox
  readonly online: boolean
  readonly store: Store
  readonly act: Act
}

export function useRoom(id: string): Room {
  const { actor } = useMe()
  const client = useQueryClient()
  const topic = `session:${id}`
  const found = useApi(sittingApi.readRoom, { params: { id } }, { key: topic })
  useLive([topic])
  const store = useMemo(
    () => openStore(`${actor.accountId}:${id}`, () => void client.invalidateQueries({ queryKey: [topic] })),
    [actor.accountId, id, client, topic],
  )
  const outbox = useSyncExternalStore(store.subscribe, store.get)
  const online = useSyncExternalStore(store.subscribe, store.isOnline)
  const view = useMemo(() => found.data && overlay(found.data, outbox), [found.data, outbox])
  const act = useMemo<Act>(
    () =>
      (kind, { params = {}, body = {}, base } = {}) =>
        store.act({ kind, params: { id, ...params }, body: body as Record<string, unknown>, base: base ?? null }),
    [store, id],
  )
  return { found, view, outbox, online, store, act }
}
