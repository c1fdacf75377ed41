// Live news fetch a case again under a half-written form. What is sent then is sent on the newest state: its writer must
// know that this is not the one they began on.

import { useState } from 'react'
import type { CaseView } from '../../cases/model.ts'
import { afterOwn } from './own-steps.ts'

/** True when somebody else acted on the case since the writing began; own acts beside the form do not count. */
export function useMoved({ id, version }: Pick<CaseView, 'id' | 'version'>, writing: boolean): boolean {
  const [begun, setBegun] = useState(version)
  if (!writing && begun !== version) setBegun(version)
  return writing && afterOwn(id, begun) < version
}
