import { useEffect, useState } from 'react'

/** State of something that is to open right after it has appeared: `const [open, setOpen] = useOpenAtOnce(openAtOnce)`. */
export function useOpenAtOnce(openAtOnce: boolean): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (openAtOnce) setOpen(true)
  }, [openAtOnce])
  return [open, setOpen]
}
