// Ctrl+Enter sends a form from wherever the focus is, also from a button that would take Enter for itself.

import type { KeyboardEvent } from 'react'

/** `<form onKeyDownCapture={ctrlEnter(send)}>` */
export function ctrlEnter(send: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    send()
  }
}
