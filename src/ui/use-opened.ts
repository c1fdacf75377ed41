// A form of a whole record is saved over the record as its writer saw it.

import { useState } from 'react'
import type { Problem } from '#kernel/problem.ts'

/**
 * The version to send with a form: the one it was opened on, whatever live news fetch under it, so that nobody's change is
 * passed over unseen. After "somebody else has changed it" it is the one that was told: the next press goes over it
 * knowingly, and nothing has to be typed again.
 */
export function useOpened(version: number, problem: Problem | null): number {
  const [opened, setOpened] = useState(version)
  const told = problem?.code === 'http/stale' ? Number(problem.details['version']) : 0
  if (told > opened) setOpened(told)
  return Math.max(opened, told || 0)
}
