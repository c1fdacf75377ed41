// Live pages: the server tells topics over one event stream; queries whose key starts with the topic refetch.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'

type Hear = (topic: string) => void

const wanted = new Map<string, Set<Hear>>()
let source: EventSource | null = null
let opened = ''
let timer: ReturnType<typeof setTimeout> | undefined

/** One stream for the whole page: re-opened (debounced) when the set of topics changes. */
function reopen() {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const topics = [...wanted.keys()].sort().join(',')
    if (topics === opened && source?.readyState !== EventSource.CLOSED) return
    source?.close()
    source = null
    opened = topics
    if (!topics) return
    source = new EventSource(`/api/live?topics=${encodeURIComponent(topics)}`)
    let first = true
    // After a broken line something may have been missed: refetch everything that is watched.
    source.onopen = () => {
      if (!first) for (const [topic, hears] of wanted) for (const hear of hears) hear(topic)
      first = false
    }
    source.onmessage = (event) => {
      const topic = topicOf(event.data)
      // `*`: the server itself may have missed news, so everything watched is asked for again.
      const heard = topic === '*' ? [...wanted.keys()] : [topic]
      for (const one of heard) for (const hear of wanted.get(one) ?? []) hear(one)
    }
    // A refused stream (signed out, restarted server) is not retried by browsers: try again calmly.
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(reopen, 10_000)
    }
  }, 50)
}

function topicOf(data: string): string {
  try {
    const parsed: unknown = JSON.parse(data)
    return typeof parsed === 'string' ? parsed : String((parsed as { topic?: unknown }).topic ?? '')
  } catch {
    return data
  }
}

/** Calls `hear` for every change told under one of the topics. */
export function useTopics(topics: readonly string[], hear: Hear): void {
  const key = topics.join(',')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the joined key stands for the topics
  useEffect(() => {
    for (const topic of topics) {
      const set = wanted.get(topic) ?? new Set()
      wanted.set(topic, set.add(hear))
    }
    reopen()
    return () => {
      for (const topic of topics) {
        const set = wanted.get(topic)
        set?.delete(hear)
        if (set?.size === 0) wanted.delete(topic)
      }
      reopen()
    }
  }, [key, hear])
}

/** `useLive(['case:' + id])`: every query whose key begins with that topic is fetched again when the server tells it. */
export function useLive(topics: readonly string[]): void {
  const client = useQueryClient()
  const hear = useCallback((topic: string) => void client.invalidateQueries({ queryKey: [topic] }), [client])
  useTopics(topics, hear)
}
