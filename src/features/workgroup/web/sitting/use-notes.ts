// What is typed about an item: saved while typing, kept when the line is down, never overwritten by what a colleague wrote.

import { useCallback, useEffect, useRef, useState } from 'react'
import { cleanInput } from '#kernel/text.ts'
import type { RoomItem } from '../../sitting/model.ts'
import type { Room } from './use-room.ts'

const pauseMs = 1200

type Notes = { readonly text: string; readonly set: (text: string) => void; readonly save: () => void; readonly dirty: boolean }

/** `item` as the person has left it, `known` as the server told it last: its version is what the text was written upon. */
export function useNotes(room: Room, item: RoomItem, known: RoomItem | undefined): Notes {
  const [text, setText] = useState(item.discussion)
  const [dirty, setDirty] = useState(false)
  const now = useRef({ text: item.discussion, dirty: false, saved: item.discussion, base: known?.version ?? item.version })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(() => {
    clearTimeout(timer.current)
    if (!now.current.dirty) return
    now.current.dirty = false
    now.current.saved = now.current.text
    setDirty(false)
    void room.act('writeNotes', { params: { itemId: item.id }, body: { text: now.current.text }, base: now.current.base })
  }, [room.act, item.id])

  // The server's text is what was saved here, or nothing was typed: what comes next is written upon this version.
  const told = known?.discussion
  const version = known?.version
  useEffect(() => {
    if (told === undefined || version === undefined) return
    const mine = told === cleanInput(now.current.saved)
    if (mine || !now.current.dirty) now.current.base = version
  }, [told, version])
  // A colleague's words, or my own from another window, come in while nothing is being typed.
  useEffect(() => {
    if (now.current.dirty || item.discussion === cleanInput(now.current.text)) return
    now.current = { ...now.current, text: item.discussion, saved: item.discussion }
    setText(item.discussion)
  }, [item.discussion])
  useEffect(() => save, [save]) // another item, another page: what was typed is kept

  const set = (next: string) => {
    now.current.text = next
    now.current.dirty = true
    setText(next)
    setDirty(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(save, pauseMs)
  }
  return { text, set, save, dirty }
}
