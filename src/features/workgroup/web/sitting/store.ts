// The outbox of one session in this browser: kept in localStorage, so that a reload or a second window meets the same one,
// and sent as soon as the line is there.

import { call } from '#ui/call.ts'
import { asProblem } from '#ui/use-api.ts'
import { sittingApi } from '../../sitting/api.ts'
import type { Done } from '../../sitting/model.ts'
import * as box from './outbox.ts'

export type Sent =
  | { readonly state: 'done' }
  | { readonly state: 'kept' }
  | { readonly state: 'no'; readonly id: string; readonly refusal: box.Refusal }

export type Store = {
  readonly get: () => box.Outbox
  readonly isOnline: () => boolean
  readonly subscribe: (tell: () => void) => () => void
  /** Keeps the act and tries to send it. Resolves when it is done, refused, or known to wait for the line. */
  readonly act: (made: Omit<box.New, 'id' | 'at'>) => Promise<Sent>
  readonly change: (how: (outbox: box.Outbox) => box.Outbox) => void
  readonly pump: () => void
}

const retryMs = 4000
const open = new Map<string, Store>()

/** One store for each person and session; `onDone` is called after every act that the server did. */
export function openStore(key: string, onDone: () => void): Store {
  const known = open.get(key)
  if (known) return known
  const made = makeStore(`gg-sitting:${key}`, onDone)
  open.set(key, made)
  return made
}

function makeStore(name: string, onDone: () => void): Store {
  const listeners = new Set<() => void>()
  const waiters = new Map<string, (sent: Sent) => void>()
  let raw: string | null = null
  let now: box.Outbox = []
  let online = true
  let busy = false
  let timer: ReturnType<typeof setTimeout> | undefined

  // Another window may have written: what is kept is the truth, the memory only spares reading it again.
  function get(): box.Outbox {
    const kept = fromDisk()
    if (kept !== undefined && kept !== raw) {
      raw = kept
      now = box.read(kept)
    }
    return now
  }
  function fromDisk(): string | null | undefined {
    try {
      return localStorage.getItem(name)
    } catch {
      return undefined // storage is refused: this window's memory must do
    }
  }
  function change(how: (outbox: box.Outbox) => box.Outbox): void {
    now = how(get())
    raw = box.write(now)
    try {
      now.length ? localStorage.setItem(name, raw) : localStorage.removeItem(name)
      if (!now.length) raw = null
    } catch {
      // Full or refused: the acts stay in this window.
    }
    tell()
  }
  function tell(): void {
    for (const one of listeners) one()
  }
  function settle(id: string, sent: Sent): void {
    waiters.get(id)?.(sent)
    waiters.delete(id)
  }
  function settleAll(): void {
    for (const id of [...waiters.keys()]) settle(id, { state: 'kept' })
  }
  function setOnline(is: boolean): void {
    if (online === is) return
    online = is
    tell()
  }

  async function send(entry: box.Entry): Promise<void> {
    change((o) => box.sent(o, entry.id))
    try {
      const endpoint = sittingApi[entry.kind]
      const input = { params: entry.params, body: entry.body } as never
      const reply = (await call(endpoint, input, { idempotencyKey: entry.id, ...(entry.base !== null && { ifMatch: entry.base }) })) as Done
      setOnline(true)
      change((o) => box.done(o, entry.id, entry.kind === 'setSittingNote' ? reply.version : reply.itemVersion))
      settle(entry.id, { state: 'done' })
      onDone()
    } catch (error) {
      const { code, status, details } = asProblem(error)!
      const refusal = { code, status, details }
      const told = box.failed(get(), entry.id, refusal)
      if (told.retry) {
        setOnline(false)
        settleAll()
        clearTimeout(timer)
        timer = setTimeout(pump, retryMs)
        return
      }
      change(() => told.outbox)
      setOnline(true)
      settle(entry.id, { state: 'no', id: entry.id, refusal })
      onDone()
    }
  }

  function pump(): void {
    if (busy) return
    busy = true
    const run = async () => {
      for (;;) {
        const entry = box.next(get())
        if (!entry) return settleAll() // nothing, or what is left waits for something that is stuck
        await send(entry)
        if (!online) return
      }
    }
    // One window sends at a time, where the browser can tell.
    const locked = navigator.locks ? navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? run() : retryLater())) : run()
    void locked.finally(() => {
      busy = false
      if (online && box.next(get())) retryLater()
    })
  }
  function retryLater(): void {
    clearTimeout(timer)
    timer = setTimeout(pump, 300)
  }

  addEventListener('online', pump)
  addEventListener('storage', (event) => event.key === name && tell())
  addEventListener('beforeunload', (event) => {
    if (raw === null && now.length) event.preventDefault() // kept nowhere but here
  })
  setTimeout(pump, 0)

  return {
    get,
    isOnline: () => online,
    subscribe(one) {
      listeners.add(one)
      return () => listeners.delete(one)
    },
    act(made) {
      const id = crypto.randomUUID()
      change((o) => box.put(o, { ...made, id, at: new Date().toISOString() }))
      // A text that took the place of one that waits goes out under that one's id.
      const kept = get().some((e) => e.id === id)
      const answer = kept ? new Promise<Sent>((resolve) => waiters.set(id, resolve)) : Promise.resolve<Sent>({ state: 'kept' })
      pump()
      return answer
    },
    change(how) {
      change(how)
      pump()
    },
    pump,
  }
}
