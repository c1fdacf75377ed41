// A paper as it will be printed: a picture, because phones cannot show a PDF inside a page.

import { useEffect, useState } from 'react'

/** `old`: what is written has changed since this picture was made. */
export function SvgPage({ svg, label, old = false }: { svg: string; label: string; old?: boolean }) {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [svg])
  return (
    <section className="papers-preview" data-old={old || undefined} aria-label={label} aria-busy={old}>
      {address && <img src={address} alt={label} />}
    </section>
  )
}
