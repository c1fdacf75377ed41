import { useEffect, useRef, useState } from 'react'
import { TextField } from '#ui/parts/TextField.tsx'

/** Asks the server a quarter of a second after the last letter. */
export function SearchField({ value, onSearch, label }: { value: string; onSearch: (text: string) => void; label: string }) {
  const [text, setText] = useState(value)
  const latest = useRef({ value, onSearch })
  latest.current = { value, onSearch }
  const sent = useRef(value)
  useEffect(() => {
    // The field follows an address that came from elsewhere: a suggestion, the browser's "back".
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    const asked = text.trim()
    if (asked === latest.current.value) return
    const wait = setTimeout(() => {
      sent.current = asked
      latest.current.onSearch(asked)
    }, 250)
    return () => clearTimeout(wait)
  }, [text])
  return (
    <TextField
      label={label}
      type="search"
      icon="search"
      value={text}
      onChange={setText}
      maxLength={200}
      autoComplete="off"
      onEnter={() => onSearch((sent.current = text.trim()))}
    />
  )
}
