// A list that several topics concern (all desks of one person): any of them fetches it again, gently.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { useTopics } from '#ui/use-live.ts'

/** Queries whose key begins with `key` are fetched again when one of the topics is told; at most once a second. */
export function useLiveKey(topics: readonly string[], key: string): void {
  const client = useQueryClient()
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null)
  const hear = useCallback(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null
      void client.invalidateQueries({ queryKey: [key] })
    }, 400)
  }, [client, key])
  useTopics(topics, hear)
}
