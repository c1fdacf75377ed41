// One search over everything; `/` jumps here from anywhere.

import { useEffect, useRef, useState } from 'react'
import { useGo, useQuery } from '../nav.ts'
import { useShortcut } from '../use-shortcut.ts'
import { useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'
import { KeyHint } from './KeyHint.tsx'

export function SearchBox() {
  const { t } = useWords()
  const go = useGo()
  const [query] = useQuery()
  const asked = query['q'] ?? ''
  const [text, setText] = useState(asked)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => setText(asked), [asked])
  useShortcut('Slash', () => input.current?.select(), { word: 'ui.shortcut.search' })
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) go(`/app/cases?q=${encodeURIComponent(text.trim())}`)
        }}
      >
        <Icon name="search" size={16} />
        <input
          ref={input}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          placeholder={t('ui.search.cases')}
          aria-label={t('ui.search.cases')}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
        />
        <KeyHint code="Slash" />
      </form>
    </search>
  )
}
