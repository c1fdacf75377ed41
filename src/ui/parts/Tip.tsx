// Tooltips in the browser's own top layer (popover): a library's placement engine costs every page 9 kB.
// WCAG 1.4.13: shown on hover and on keyboard focus, Escape dismisses, the pointer may rest on it.

import { type ReactNode, useEffect, useId, useRef } from 'react'

const gap = 6

function show(tip: HTMLElement, host: HTMLElement): void {
  const target = host.firstElementChild?.getBoundingClientRect()
  if (!target || tip.matches(':popover-open')) return
  tip.showPopover()
  const { width, height } = tip.getBoundingClientRect()
  const left = Math.min(Math.max(gap, target.left + target.width / 2 - width / 2), innerWidth - width - gap)
  const below = target.bottom + gap + height < innerHeight
  tip.style.left = `${left}px`
  tip.style.top = `${below ? target.bottom + gap : target.top - gap - height}px`
}

const hide = (tip: HTMLElement) => tip.matches(':popover-open') && tip.hidePopover()

/**
 * `<WithTip tip={text}>{(describedBy) => <Button aria-describedby={describedBy} />}</WithTip>`
 * @param delay ms until a resting pointer opens it; the keyboard opens it at once
 */
export function WithTip({ tip, delay = 400, children }: { tip: string; delay?: number; children: (describedBy: string) => ReactNode }) {
  const id = useId()
  const host = useRef<HTMLSpanElement>(null)
  const note = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const open = () => note.current && host.current && show(note.current, host.current)
  const close = () => {
    clearTimeout(timer.current)
    if (note.current) hide(note.current)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what its child does
    <span
      className="tip-host"
      ref={host}
      onPointerEnter={(event) => {
        if (event.pointerType === 'mouse') timer.current = setTimeout(open, delay)
      }}
      onPointerLeave={close}
      onPointerDown={close}
      onFocus={(event) => event.target.matches(':focus-visible') && open()}
      onBlur={close}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {children(id)}
      <span id={id} ref={note} role="tooltip" popover="manual" className="tooltip">
        {tip}
      </span>
    </span>
  )
}
