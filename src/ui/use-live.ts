// Live pages: the server tells topics over one event stream; queries whose key starts with the topic refetch.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'

type Hear = (topic: string) => void

const wanted = new Map<string, Set<Hear>>()

/** `*`: news may have been missed (server or line was down), so everything watched is asked for again. */
function heard(topic: string): void {
  for (const one of topic === '*' ? [...wanted.keys()] : [topic]) for (const hear of wanted.get(one) ?? []) hear(one)
}

// A browser opens only six connections to one server over HTTP/1.1, and an operator opens more tabs than that: one tab
// listens for all of them and passes on what it hears. The lock goes to another tab when that one is closed.
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gerehgosha-live')
let source: EventSource | null = null
let listening = false

function open(): void {
  source?.close()
  source = new EventSource('/api/events')
  let first = true
  const tell = (topic: string) => {
    heard(topic)
    others?.postMessage(topic)
  }
  source.onopen = () => {
    if (!first) tell('*')
    first = false
  }
  source.onmessage = (event) => tell(event.data)
  // A refused stream (signed out) is not retried by browsers: try again calmly while somebody still listens.
  source.onerror = () => {
    if (source?.readyState === EventSource.CLOSED) setTimeout(() => wanted.size > 0 && open(), 15_000)
  }
}

const restart = 'restart'
if (others)
  others.onmessage = ({ data }) => {
    if (data !== restart) heard(String(data))
    else if (source) open()
  }

function listen(): void {
  if (listening) return
  listening = true
  // Locks exist on https and localhost only; elsewhere every tab listens for itself.
  if (!others || !navigator.locks) open()
  else
    void navigator.locks.request('gerehgosha-live', () => {
      open()
      return new Promise(() => {})
    })
}

/** After another hat is put on or somebody else signs in: the stream belongs to whom it was opened for. */
export function restartLive(): void {
  if (source) open()
  others?.postMessage(restart)
}

/** Calls `hear` for every change told under one of the topics; `hear` must be stable (useCallback). */
export function useTopics(topics: readonly string[], hear: Hear): void {
  const key = topics.join(',')
  useEffect(() => {
    const mine = key.split(',').filter(Boolean)
    for (const topic of mine) wanted.set(topic, (wanted.get(topic) ?? new Set<Hear>()).add(hear))
    if (mine.length > 0) listen()
    return () => {
      for (const topic of mine) {
        const set = wanted.get(topic)
        set?.delete(hear)
        if (set?.size === 0) wanted.delete(topic)
      }
    }
  }, [key, hear])
}

/** `useLive(['case:' + id])`: every query whose key begins with that topic is fetched again when the server tells it. */
export function useLive(topics: readonly string[]): void {
  const client = useQueryClient()
  useTopics(
    topics,
    useCallback((topic: string) => void client.invalidateQueries({ queryKey: [topic] }), [client]),
  )
}
