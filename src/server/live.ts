// Live pages: NOTIFY in the writer's transaction → LISTEN here → server-sent events. Only topics travel, never data:
// the page fetches again through the API, where the law decides what it may see.

import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Actor } from '#kernel/actor.ts'
import { livingServer } from './abandoned.ts'

export type Live = {
  /** @returns a function that ends the subscription */
  subscribe(actor: Actor, send: (topic: string) => void): () => void
  close(): Promise<void>
}

export async function openLive(url: string): Promise<Live> {
  const hub = new EventEmitter().setMaxListeners(0)
  let client: pg.Client | null = null
  let closed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: livingServer })
    next.on('error', () => {})
    next.on('end', () => {
      if (!closed) setTimeout(() => connect().catch(() => {}), 1000)
    })
    next.on('notification', ({ payload = '' }) => {
      const [province = '', topic = ''] = payload.split(' ', 2)
      hub.emit(province, topic)
    })
    await next.connect()
    await next.query('listen gerehgosha')
    client = next
    hub.emit('again')
  }
  await connect()

  return {
    subscribe(actor, send) {
      const hear = (topic: string) => {
        if (mayHear(actor, topic)) send(topic)
      }
      const again = () => send('*') // news may have been missed while the line to the database was down
      hub.on(String(actor.provinceId), hear).on('again', again)
      return () => {
        hub.off(String(actor.provinceId), hear).off('again', again)
      }
    },
    async close() {
      closed = true
      await client?.end()
    },
  }
}

/** Who hears a topic at all: one's own account; for the rest, only that something in the province has changed. */
function mayHear(actor: Actor, topic: string): boolean {
  const [kind, id] = topic.split(':', 2)
  if (kind === 'account') return id === actor.accountId
  if (kind === 'desk' || kind === 'agency')
    return actor.deskIds.includes(id!) || actor.agencyIds.includes(id!) || ['operator', 'centreHead'].includes(actor.role)
  if (kind === 'case') return true
  return !['producer', 'investor'].includes(actor.role)
}
